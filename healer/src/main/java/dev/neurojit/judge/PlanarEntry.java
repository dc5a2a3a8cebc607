package dev.neurojit.judge;

import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The entry point of a planar controller: {@value #SIGNATURE}, where fuel, or fuel and time, may be
 * left out; f64 is accepted throughout; parameters are matched by position.
 *
 * @param function its syntax
 * @param parameters their types
 * @param results their types
 */
record PlanarEntry(FunctionSyntax function, List<String> parameters, List<String> results) {
  static final String SIGNATURE =
      "func.func @controller(%x: f32, %z: f32, %vx: f32, %vz: f32, %attitude: f32, %rate: f32,"
          + " %fuel: f32, %time: f32) -> (f32, f32)";

  /** Functions that give one result each: a pair has no form that Java can call. */
  static final List<String> GETTERS = List.of("neurojit.throttle", "neurojit.gimbal");

  private static final int LEAST = 6;
  private static final int MOST = 8;
  private static final Set<String> FLOATS = Set.of("f32", "f64");
  private static final String CODE = "NJ-E01";

  /** Returns what breaks the contract, if anything. */
  static Optional<Diagnostic> defect(SyntaxTree tree) {
    Optional<FunctionSyntax> found = tree.function(EntryPoint.NAME);
    if (found.isEmpty() || found.get().body() == null) {
      return broken(Span.at(0), "no function @controller");
    }
    FunctionSyntax function = found.get();
    int count = function.parameters().size();
    if (count < LEAST || count > MOST) {
      return broken(
          function.nameSpan(), "a planar @controller takes 6 to 8 parameters, this one " + count);
    }
    for (ArgumentSyntax argument : function.parameters()) {
      if (argument.type() == null || !FLOATS.contains(argument.type())) {
        return broken(
            argument.span(),
            "parameter " + argument.name() + " is " + argument.type() + ", expected f32 or f64");
      }
    }
    boolean pair =
        function.results().size() == GETTERS.size()
            && function.results().stream().allMatch(type -> FLOATS.contains(type.text()));
    return pair
        ? Optional.empty()
        : broken(
            function.nameSpan(),
            "a planar @controller returns two of f32 or f64: throttle and gimbal");
  }

  /** Returns the entry point of a program without defect. */
  static PlanarEntry of(SyntaxTree tree) {
    FunctionSyntax function = tree.function(EntryPoint.NAME).orElseThrow();
    return new PlanarEntry(
        function,
        function.parameters().stream().map(each -> String.valueOf(each.type())).toList(),
        function.results().stream().map(each -> each.text()).toList());
  }

  /** Returns the program with its getters behind the entry function. */
  Source withGetters(Source program) {
    String text =
        IntStream.range(0, GETTERS.size()).mapToObj(this::getter).collect(Collectors.joining());
    return new Patch(
            "add getters",
            List.of(Edit.insert(function.span().end(), text)),
            Applicability.SAFE,
            "planar")
        .apply(program);
  }

  private String getter(int result) {
    String names = joined("%%p%1$d");
    return """

    func.func @%s(%s) -> %s {
      %%both:2 = func.call @controller(%s) : (%s) -> (%s)
      func.return %%both#%d : %s
    }
    """
        .formatted(
            GETTERS.get(result),
            joined("%%p%1$d: %2$s"),
            results.get(result),
            names,
            String.join(", ", parameters),
            String.join(", ", results),
            result,
            results.get(result));
  }

  private String joined(String format) {
    return IntStream.range(0, parameters.size())
        .mapToObj(i -> format.formatted(i, parameters.get(i)))
        .collect(Collectors.joining(", "));
  }

  private static Optional<Diagnostic> broken(Span span, String message) {
    return Optional.of(Diagnostic.error(CODE, span, message).help("write `" + SIGNATURE + "`"));
  }
}
