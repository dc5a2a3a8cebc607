package dev.neurojit.admit.diff;

/** What scalar operations compute. */
final class Scalars {
  private Scalars() {}

  static long[] compute(Node node, long[] in, Libm libm) {
    String dialect = node.name().substring(0, node.name().indexOf('.'));
    String name = node.name().substring(dialect.length() + 1);
    Kind from = node.from().isEmpty() ? node.to().getFirst() : node.from().getFirst();
    Kind to = node.to().getFirst();
    return switch (name) {
      case "constant" -> node.constant();
      case "select" -> one(in[in[0] == 0 ? 2 : 1]);
      case "cmpi" -> one(truth(Integers.compare(node.number(), from, in[0], in[1])));
      case "cmpf" -> one(truth(Reals.compare(node.number(), from.real(in[0]), from.real(in[1]))));
      case "isnan" -> one(truth(Double.isNaN(from.real(in[0]))));
      case "isfinite" -> one(truth(Double.isFinite(from.real(in[0]))));
      case "extsi", "trunci", "index_cast" -> one(to.signed(in[0]));
      case "extui", "index_castui" -> one(to.signed(from.unsigned(in[0])));
      case "extf", "truncf" -> one(to.bits(from.real(in[0])));
      case "fptosi", "fptoui" -> one(Reals.toInteger(name, to, from.real(in[0])));
      case "sitofp", "uitofp" -> one(Reals.fromInteger(name, from, to, in[0]));
      case "bitcast" -> one(bitcast(from, to, in[0]));
      case "addui_extended" ->
          new long[] {from.signed(in[0] + in[1]), truth(Integers.carries(from, in[0], in[1]))};
      case "mulsi_extended", "mului_extended" ->
          new long[] {from.signed(in[0] * in[1]), Integers.upper(name, from, in[0], in[1])};
      case "fma" -> one(fma(from, in));
      case "clampf" -> one(clamp(from, in));
      default ->
          Libm.isCalled(node.name())
              ? libm.call(node, in)
              : one(from.isFloat() ? real(name, from, in) : integer(name, from, in));
    };
  }

  private static long[] one(long value) {
    return new long[] {value};
  }

  private static long truth(boolean value) {
    return value ? -1 : 0;
  }

  private static long real(String name, Kind kind, long[] in) {
    double a = kind.real(in[0]);
    return kind.bits(
        in.length == 1 ? Reals.unary(name, a) : Reals.binary(name, a, kind.real(in[1])));
  }

  private static long integer(String name, Kind kind, long[] in) {
    return in.length == 1
        ? Integers.unary(name, kind, in[0])
        : Integers.binary(name, kind, in[0], in[1]);
  }

  private static long bitcast(Kind from, Kind to, long bits) {
    long seen = from.isFloat() && !to.isFloat() ? from.canonical(bits) : bits;
    return to.isFloat() ? seen & (to == Kind.F32 ? 0xFFFFFFFFL : -1) : to.signed(seen);
  }

  private static long fma(Kind kind, long[] in) {
    return kind == Kind.F32
        ? Float.floatToRawIntBits(
            Math.fma(
                Float.intBitsToFloat((int) in[0]),
                Float.intBitsToFloat((int) in[1]),
                Float.intBitsToFloat((int) in[2])))
        : kind.bits(Math.fma(kind.real(in[0]), kind.real(in[1]), kind.real(in[2])));
  }

  /** MLIR 22 describes and computes it so: from the first bound as the upper one. */
  private static long clamp(Kind kind, long[] in) {
    double bounded = Math.min(kind.real(in[0]), kind.real(in[1]));
    return kind.bits(Math.max(bounded, kind.real(in[2])));
  }
}
