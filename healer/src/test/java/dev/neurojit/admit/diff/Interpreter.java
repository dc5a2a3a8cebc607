package dev.neurojit.admit.diff;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Runs decoded functions, operation by operation. */
final class Interpreter {
  private final Map<String, Decoder.Function> functions;
  private final Libm libm;
  private final OptionalLong quotient;
  private int patience;

  Interpreter(Map<String, Decoder.Function> functions, Libm libm, int patience) {
    this(functions, libm, patience, OptionalLong.empty());
  }

  /**
   * Makes one.
   *
   * @param patience turns of loops and branches
   * @param quotient of divisions that have none; without it they fault
   */
  private Interpreter(
      Map<String, Decoder.Function> functions, Libm libm, int patience, OptionalLong quotient) {
    this.functions = functions;
    this.libm = libm;
    this.patience = patience;
    this.quotient = quotient;
  }

  /** Returns a new one in which divisions without a result give one instead of a fault. */
  Interpreter dividing(long result) {
    return new Interpreter(functions, libm, patience, OptionalLong.of(result));
  }

  /** Returns the results; {@link Fault} if there are none. */
  long[] call(String name, long... arguments) {
    Decoder.Function function = java.util.Objects.requireNonNull(functions.get(name));
    return new Frame(new long[function.size()]).run(function.body(), arguments);
  }

  private final class Frame {
    private final long[] slots;

    Frame(long[] slots) {
      this.slots = slots;
    }

    /** Runs the blocks of a region to the terminator that leaves it; returns its operands. */
    long[] run(List<Node.Code> region, long... arguments) {
      Node.Code block = region.getFirst();
      long[] values = arguments;
      while (true) {
        set(block.arguments(), values);
        List<Node> nodes = block.nodes();
        nodes.subList(0, nodes.size() - 1).forEach(this::step);
        Node last = nodes.getLast();
        values = get(last.in());
        if (!last.name().startsWith("cf.")) {
          return values;
        }
        if (--patience < 0) {
          throw new Fault(Fault.Reason.PATIENCE);
        }
        int to = successor(last, values);
        int skipped = last.name().equals("cf.br") ? 0 : 1;
        for (Node.Code before : last.successors().subList(0, to)) {
          skipped += before.arguments().length;
        }
        block = last.successors().get(to);
        values = java.util.Arrays.copyOfRange(values, skipped, skipped + block.arguments().length);
      }
    }

    private int successor(Node branch, long[] operands) {
      return switch (branch.name()) {
        case "cf.br" -> 0;
        case "cf.cond_br" -> operands[0] == 0 ? 1 : 0;
        default -> 1 + branch.numbers().indexOf(operands[0]);
      };
    }

    private void set(int[] places, long[] values) {
      for (int i = 0; i < places.length; i++) {
        slots[places[i]] = values[i];
      }
    }

    private long[] get(int[] places) {
      long[] values = new long[places.length];
      for (int i = 0; i < places.length; i++) {
        values[i] = slots[places[i]];
      }
      return values;
    }

    private void step(Node node) {
      long[] in = get(node.in());
      set(
          node.out(),
          switch (node.name()) {
            case "func.call" -> call(node.word(), in);
            case "scf.if" ->
                node.regions().get(in[0] == 0 ? 1 : 0).isEmpty()
                    ? in
                    : run(node.regions().get(in[0] == 0 ? 1 : 0));
            case "scf.execute_region" -> run(node.regions().getFirst());
            case "scf.index_switch" -> run(node.regions().get(1 + node.numbers().indexOf(in[0])));
            case "scf.for" -> loop(node, in);
            case "scf.while" -> loopWhile(node, in);
            default -> compute(node, in);
          });
    }

    private long[] compute(Node node, long[] in) {
      try {
        return node.isVector() ? Vectors.compute(node, in, libm) : Scalars.compute(node, in, libm);
      } catch (Fault fault) {
        Kind kind = node.to().getFirst();
        return new long[] {kind.signed(quotient.orElseThrow(() -> fault))};
      }
    }

    private long[] loop(Node node, long[] in) {
      Kind counter = node.from().getFirst();
      long[] carried = new long[in.length - 2];
      System.arraycopy(in, 3, carried, 1, in.length - 3);
      for (long i = in[0]; i < in[1]; i = counter.signed(i + in[2])) {
        if (--patience < 0) {
          throw new Fault(Fault.Reason.PATIENCE);
        }
        carried[0] = i;
        long[] yielded = run(node.regions().getFirst(), carried);
        System.arraycopy(yielded, 0, carried, 1, yielded.length);
      }
      return java.util.Arrays.copyOfRange(carried, 1, carried.length);
    }

    private long[] loopWhile(Node node, long[] in) {
      long[] carried = in;
      while (true) {
        if (--patience < 0) {
          throw new Fault(Fault.Reason.PATIENCE);
        }
        long[] said = run(node.regions().getFirst(), carried);
        long[] passed = java.util.Arrays.copyOfRange(said, 1, said.length);
        if (said[0] == 0) {
          return passed;
        }
        carried = run(node.regions().getLast(), passed);
      }
    }
  }
}
