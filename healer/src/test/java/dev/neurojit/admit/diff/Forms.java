package dev.neurojit.admit.diff;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** How each scalar operation is written, for all types that it takes. */
final class Forms {
  private static final List<String> INTEGERS = List.of("i1", "i8", "i16", "i32", "i64", "index");
  private static final List<String> FLOATS = List.of("f32", "f64");
  private static final String BINARY_INTEGER =
      "addi subi muli andi ori xori maxsi minsi maxui minui shli shrsi shrui divsi remsi floordivsi"
          + " ceildivsi divui remui ceildivui";
  private static final String BINARY_FLOAT =
      "arith.addf arith.subf arith.mulf arith.divf arith.remf arith.maximumf arith.minimumf"
          + " arith.maxnumf arith.minnumf math.copysign math.atan2 math.powf";
  private static final String UNARY_FLOAT =
      "arith.negf math.absf math.ceil math.floor math.roundeven math.trunc math.round math.sqrt";
  private static final List<String> COMPARE_INTEGERS =
      List.of("eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge");
  private static final List<String> COMPARE_FLOATS =
      List.of(
          "false", "oeq", "ogt", "oge", "olt", "ole", "one", "ord", "ueq", "ugt", "uge", "ult",
          "ule", "une", "uno", "true");

  /**
   * A way to write an operation.
   *
   * @param text with {@code %s} for each operand
   * @param operands their types
   * @param results their types
   */
  record Form(String text, List<String> operands, List<String> results) {
    String operation() {
      return text.substring(0, text.indexOf(' '));
    }
  }

  static final List<Form> ALL =
      Stream.of(integers(), floats(), casts(), comparisons()).flatMap(forms -> forms).toList();

  private Forms() {}

  private static Form plain(String name, int operands, String type) {
    String places = String.join(", ", java.util.Collections.nCopies(operands, "%s"));
    return new Form(
        name + " " + places + " : " + type,
        java.util.Collections.nCopies(operands, type),
        List.of(type));
  }

  private static Stream<Form> integers() {
    return INTEGERS.stream()
        .flatMap(type -> {
          Stream<Form> binary =
              Stream.of(BINARY_INTEGER.split(" ", -1)).map(name -> plain("arith." + name, 2, type));
          Stream<Form> unary =
              Stream.of("absi", "ctlz", "ctpop", "cttz")
                  .map(name -> plain("math." + name, 1, type));
          // MLIR does not lower these for index.
          Stream<Form> extended =
              type.equals("index")
                  ? Stream.of()
                  : Stream.of(
                      new Form(
                          "arith.addui_extended %s, %s : " + type + ", i1",
                          List.of(type, type),
                          List.of(type, "i1")),
                      pair("arith.mulsi_extended", type),
                      pair("arith.mului_extended", type));
          Stream<Form> power =
              type.equals("i32") || type.equals("i64")
                  ? Stream.of(plain("math.ipowi", 2, type))
                  : Stream.of();
          return Stream.of(binary, unary, extended, Stream.of(choice(type)), power)
              .flatMap(forms -> forms);
        });
  }

  private static Form pair(String name, String type) {
    return new Form(name + " %s, %s : " + type, List.of(type, type), List.of(type, type));
  }

  private static Form choice(String type) {
    return new Form("arith.select %s, %s, %s : " + type, List.of("i1", type, type), List.of(type));
  }

  private static Stream<Form> floats() {
    return FLOATS.stream()
        .flatMap(type -> {
          Stream<Form> binary =
              Stream.of(BINARY_FLOAT.split(" ", -1)).map(name -> plain(name, 2, type));
          Stream<Form> unary =
              Stream.concat(
                      Stream.of(UNARY_FLOAT.split(" ", -1)),
                      Libm.UNARY.stream().sorted().map(name -> "math." + name))
                  .map(name -> plain(name, 1, type));
          Stream<Form> others =
              Stream.of(
                  plain("math.fma", 3, type),
                  choice(type),
                  new Form(
                      "math.clampf %s to [%s, %s] : " + type,
                      List.of(type, type, type),
                      List.of(type)),
                  new Form(
                      "math.fpowi %s, %s : " + type + ", i32", List.of(type, "i32"), List.of(type)),
                  new Form("math.sincos %s : " + type, List.of(type), List.of(type, type)),
                  new Form("math.isnan %s : " + type, List.of(type), List.of("i1")),
                  new Form("math.isfinite %s : " + type, List.of(type), List.of("i1")));
          return Stream.of(binary, unary, others).flatMap(forms -> forms);
        });
  }

  private static Form cast(String name, String from, String to) {
    return new Form(name + " %s : " + from + " to " + to, List.of(from), List.of(to));
  }

  private static Stream<Form> casts() {
    Stream<Form> widths =
        INTEGERS.stream()
            .limit(5)
            .flatMap(from ->
                INTEGERS.stream()
                    .limit(5)
                    .filter(to -> width(from) < width(to))
                    .flatMap(to ->
                        Stream.of(
                            cast("arith.extsi", from, to),
                            cast("arith.extui", from, to),
                            cast("arith.trunci", to, from))));
    Stream<Form> index =
        INTEGERS.stream()
            .limit(5)
            .flatMap(type ->
                Stream.of("arith.index_cast", "arith.index_castui")
                    .flatMap(
                        name -> Stream.of(cast(name, type, "index"), cast(name, "index", type))));
    Stream<Form> mixed =
        INTEGERS.stream()
            .limit(5)
            .flatMap(type ->
                FLOATS.stream()
                    .flatMap(real ->
                        Stream.of(
                            cast("arith.sitofp", type, real),
                            cast("arith.uitofp", type, real),
                            cast("arith.fptosi", real, type),
                            cast("arith.fptoui", real, type))));
    Stream<Form> others =
        Stream.of(
            cast("arith.extf", "f32", "f64"),
            cast("arith.truncf", "f64", "f32"),
            cast("arith.bitcast", "f32", "i32"),
            cast("arith.bitcast", "i32", "f32"),
            cast("arith.bitcast", "f64", "i64"),
            cast("arith.bitcast", "i64", "f64"));
    return Stream.of(widths, index, mixed, others).flatMap(forms -> forms);
  }

  private static int width(String type) {
    return Kind.valueOf(type.toUpperCase(Locale.ROOT)).width;
  }

  private static Stream<Form> comparisons() {
    Stream<Form> integers =
        INTEGERS.stream()
            .flatMap(type ->
                COMPARE_INTEGERS.stream().map(predicate -> compare("arith.cmpi", predicate, type)));
    Stream<Form> floats =
        FLOATS.stream()
            .flatMap(type ->
                COMPARE_FLOATS.stream().map(predicate -> compare("arith.cmpf", predicate, type)));
    return Stream.concat(integers, floats);
  }

  private static Form compare(String name, String predicate, String type) {
    return new Form(
        name + " " + predicate + ", %s, %s : " + type, List.of(type, type), List.of("i1"));
  }

  /** Whether it faults for the least integer by -1. */
  static boolean isSignedDivision(Form form) {
    return form.operation().matches("arith\\..*(div|rem)si");
  }

  /** The operations that these forms write. */
  static Set<String> operations() {
    return ALL.stream().map(Form::operation).collect(java.util.stream.Collectors.toSet());
  }
}
