package dev.neurojit.admit.diff;

import java.util.Arrays;

/** Operations on short vectors: lane by lane, but for those that mix lanes. */
final class Vectors {
  private Vectors() {}

  static long[] compute(Node node, long[] in, Libm libm) {
    return switch (node.name()) {
      case "arith.constant" -> node.constant();
      case "vector.broadcast" -> broadcast(in, node.width());
      case "vector.from_elements" -> in;
      case "vector.extract" -> extract(node, in);
      case "vector.insert" -> insert(node, in);
      case "vector.reduction" -> new long[] {reduce(node, in)};
      case "vector.fma" -> lanes(node.named("math.fma"), in, libm);
      default -> lanes(node, in, libm);
    };
  }

  private static long[] broadcast(long[] in, int width) {
    long[] out = new long[width];
    for (int i = 0; i < width; i++) {
      out[i] = in[in.length == 1 ? 0 : i];
    }
    return out;
  }

  private static long[] extract(Node node, long[] in) {
    return new long[] {in[lane(node)]};
  }

  private static long[] insert(Node node, long[] in) {
    long[] out = Arrays.copyOfRange(in, 1, in.length);
    out[lane(node)] = in[0];
    return out;
  }

  private static int lane(Node node) {
    return Math.toIntExact(node.numbers().getFirst());
  }

  private static long reduce(Node node, long[] in) {
    int width = node.lanes()[0];
    Kind kind = node.from().getFirst();
    boolean hasStart = in.length > width;
    long all = hasStart ? in[width] : start(node.word(), kind, in[0]);
    for (int i = 0; i < width; i++) {
      all =
          kind.isFloat()
              ? kind.bits(Reals.binary(real(node.word()), kind.real(all), kind.real(in[i])))
              : Integers.binary(integer(node.word()), kind, all, in[i]);
    }
    return all;
  }

  /**
   * Where a reduction starts that names no number: sums of floats at 0, as MLIR lowers them, so
   * that the sum of -0 and -0 is 0. For the others it is no matter, so it is a number that changes
   * nothing: 1 for products, else a lane that is met again.
   */
  private static long start(String word, Kind kind, long lane) {
    return switch (word) {
      case "add", "xor" -> kind.isFloat() ? kind.bits(0) : 0;
      case "mul" -> kind.isFloat() ? kind.bits(1) : 1;
      default -> lane;
    };
  }

  private static String real(String word) {
    return switch (word) {
      case "add" -> "addf";
      case "mul" -> "mulf";
      default -> word;
    };
  }

  private static String integer(String word) {
    return word.endsWith("si") || word.endsWith("ui") ? word : word + "i";
  }

  private static long[] lanes(Node node, long[] in, Libm libm) {
    int width = node.width();
    long[] out = new long[width * node.to().size()];
    for (int lane = 0; lane < width; lane++) {
      long[] values = Scalars.compute(node, operands(node, in, lane), libm);
      for (int i = 0; i < values.length; i++) {
        out[i * width + lane] = values[i];
      }
    }
    return out;
  }

  private static long[] operands(Node node, long[] in, int lane) {
    long[] values = new long[node.lanes().length - 1];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      int width = node.lanes()[i];
      values[i] = in[at + (width == 1 ? 0 : lane)];
      at += width;
    }
    return values;
  }
}
