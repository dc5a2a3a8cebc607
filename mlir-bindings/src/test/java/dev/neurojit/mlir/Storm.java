package dev.neurojit.mlir;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * Does random things, right and wrong, to all that it can lay hands on. It is run as a program of
 * its own, as what it looks for would end the JVM: {@code Storm SEED STEPS [trace]}. Exit code 0
 * means that every wrong step raised one of the exceptions that the package promises.
 */
final class Storm {
  private static final String TEXT =
      """
      func.func @f(%n: index, %x: f32) -> f32 {
        %z = arith.constant 0 : index
        %o = arith.constant 1 : index
        %c = arith.constant true
        %r = scf.for %i = %z to %n step %o iter_args(%s = %x) -> f32 {
          %t = arith.addf %s, %x : f32
          %u = arith.mulf %t, %t : f32
          %w = scf.if %c -> f32 { scf.yield %t : f32 } else { scf.yield %u : f32 }
          scf.yield %w : f32
        }
        %v = arith.subf %x, %x : f32
        return %r : f32
      }
      func.func @g(%b: i1, %x: f32) -> f32 {
        cf.cond_br %b, ^one(%x : f32), ^two
      ^one(%y: f32):
        return %y : f32
      ^two:
        %q = arith.negf %x : f32
        cf.br ^one(%q : f32)
      }
      """;
  private static final int MOST = 60;

  private final Random random;
  final List<MlirContext> contexts = new ArrayList<>();
  final List<MlirModule> modules = new ArrayList<>();
  final List<Operation> operations = new ArrayList<>();
  final List<Block> blocks = new ArrayList<>();
  final List<Region> regions = new ArrayList<>();
  final List<Value> values = new ArrayList<>();
  final List<Type> types = new ArrayList<>();
  final List<Attribute> attributes = new ArrayList<>();
  final List<Pipeline> pipelines = new ArrayList<>();
  final List<Jit> jits = new ArrayList<>();
  final List<MethodHandle> handles = new ArrayList<>();
  private final List<StormStep> steps = StormStep.all();
  private int done;
  private int refused;
  private int depth;

  private final boolean traced;

  Storm(long seed, boolean traced) {
    this.traced = traced;
    random = new Random(seed);
  }

  public static void main(String[] arguments) {
    Storm storm = new Storm(Long.parseLong(arguments[0]), arguments.length > 2);
    storm.rage(Integer.parseInt(arguments[1]));
    System.out.printf("%d steps, %d refused%n", storm.done, storm.refused);
  }

  void rage(int count) {
    for (int i = 0; i < count; i++) {
      step();
    }
  }

  /** One random step; what it may throw is counted, all else ends the program. */
  void step() {
    StormStep step = pick(steps);
    done++;
    if (traced) {
      System.err.println("  ".repeat(depth) + step.name());
    }
    try {
      step.action().run(this);
    } catch (IllegalStateException
        | IllegalArgumentException
        | WrongThreadException
        | IndexOutOfBoundsException
        | NoSuchElementException
        | UnsupportedOperationException e) {
      refused++;
    } catch (Throwable e) {
      throw new AssertionError("step " + done + ", " + step.name(), e);
    }
  }

  /** A few steps within a callback. */
  void nested() {
    if (depth < 2) {
      depth++;
      try {
        rage(1 + random.nextInt(4));
      } finally {
        depth--;
      }
    }
  }

  /** Has MLIR write it out. */
  void read(Object one) {
    if (one.toString().isEmpty()) {
      throw new AssertionError("no text");
    }
  }

  boolean isNested() {
    return depth > 0;
  }

  int number(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> all) {
    if (all.isEmpty()) {
      throw new NoSuchElementException();
    }
    return all.get(random.nextInt(all.size()));
  }

  /** Keeps one of a kind for later misuse, in the place of another once there are many. */
  <T> void keep(List<T> all, T one) {
    if (all.size() < MOST) {
      all.add(one);
    } else {
      all.set(random.nextInt(all.size()), one);
    }
  }

  void open() {
    if (contexts.size() < 3) {
      contexts.add(MlirContext.create());
    } else {
      contexts.set(number(3), MlirContext.create());
    }
  }

  void parse() {
    keep(modules, Programs.parse(pick(contexts), TEXT));
  }

  void look() {
    MlirModule module = pick(modules);
    for (Operation operation : module.operation().walk().toList()) {
      keep(operations, operation);
      operation.results().forEach(value -> keep(values, value));
      operation.attributes().values().forEach(attribute -> keep(attributes, attribute));
      operation.regions().forEach(this::look);
    }
  }

  private void look(Region region) {
    keep(regions, region);
    for (Block block : region.blocks()) {
      keep(blocks, block);
      block.arguments().forEach(value -> keep(values, value));
      block.arguments().forEach(value -> keep(types, value.type()));
    }
  }

  void compile() {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, TEXT)) {
      if (Programs.compile(module, JitOptions.guarded(1_000)) instanceof JitResult.Ok(Jit jit)) {
        keep(jits, jit);
        keep(handles, jit.function("g", methodType(float.class, boolean.class, float.class)));
      }
    }
  }

  /** A step on a thread that owns nothing. */
  void elsewhere() throws InterruptedException {
    if (depth > 0) {
      return;
    }
    Throwable thrown = Programs.thrownElsewhere(this::nested);
    if (thrown != null) {
      throw new AssertionError(thrown);
    }
  }
}
