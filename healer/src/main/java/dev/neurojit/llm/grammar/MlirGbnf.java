package dev.neurojit.llm.grammar;

import static dev.neurojit.llm.grammar.GbnfExpr.chars;
import static dev.neurojit.llm.grammar.GbnfExpr.choice;
import static dev.neurojit.llm.grammar.GbnfExpr.literal;
import static dev.neurojit.llm.grammar.GbnfExpr.many;
import static dev.neurojit.llm.grammar.GbnfExpr.optional;
import static dev.neurojit.llm.grammar.GbnfExpr.ref;
import static dev.neurojit.llm.grammar.GbnfExpr.sequence;
import static dev.neurojit.llm.grammar.GbnfExpr.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The grammar of one {@code func.func} whose header, or types to write one of, are given and whose
 * body uses given operations and types, one operation a line. What a context-free grammar cannot
 * say is left to the verifier: that a name is defined before its use and once only, and that types
 * agree.
 */
public final class MlirGbnf {

  /** Levels of indentation: without a limit, blanks are a text without end. */
  static final int DEEPEST = 8;

  private MlirGbnf() {}

  /** Returns the operations whose custom form is known here. */
  public static Set<String> operations() {
    return Stream.of(MlirShape.values())
        .map(MlirShape::names)
        .flatMap(List::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Writes the grammar; tells what is wrong with the header, a name or a type. */
  static GbnfRead function(FunctionForm form) {
    try {
      MlirForms forms = new MlirForms(form.ops(), form.types());
      List<GbnfExpr> statements = forms.statements();
      GbnfBuilder rules = new GbnfBuilder();
      List<GbnfExpr> function = new ArrayList<>();
      function.add(sequence(form.header(rules), literal(" {\n")));
      if (!statements.isEmpty()) {
        function.add(ref("block"));
      }
      function.add(
          form.signature().isEmpty()
              ? returns()
              : returns(FunctionHeader.parse(form.signature()).results()));
      function.add(literal("}"));
      function.add(optional(literal("\n")));
      rules.rule(Gbnf.ROOT, new GbnfExpr.Sequence(function));
      if (!statements.isEmpty()) {
        rules.rule("block", many(ref("statement")));
        rules.rule("statement", sequence(ref("indent"), new GbnfExpr.Choice(statements)));
      }
      rules.rule("indent", times(literal("  "), 1, DEEPEST));
      names(rules);
      forms.addTypesTo(rules);
      return rules.build();
    } catch (GbnfDefect e) {
      return e.verdict();
    }
  }

  /** Of any header: that the type is the header's is left to the verifier. */
  private static GbnfExpr returns() {
    return sequence(
        literal("  return"),
        optional(sequence(literal(" "), ref("value"), literal(" : "), ref("head-type"))),
        literal("\n"));
  }

  private static GbnfExpr returns(List<String> results) {
    List<GbnfExpr> parts = new ArrayList<>();
    parts.add(literal("  return"));
    for (int i = 0; i < results.size(); i++) {
      parts.add(literal(i == 0 ? " " : ", "));
      parts.add(ref("value"));
    }
    if (!results.isEmpty()) {
      parts.add(literal(" : " + String.join(", ", results)));
    }
    parts.add(literal("\n"));
    return new GbnfExpr.Sequence(parts);
  }

  /** Names and numbers are of bounded length, or a model could fill its limit with one. */
  static void names(GbnfBuilder rules) {
    rules.rule(
        "value",
        sequence(
            literal("%"),
            choice(
                times(chars("0-9"), 1, 3),
                sequence(chars("a-zA-Z_"), times(chars("a-zA-Z0-9_"), 0, 23)))));
    rules.rule(
        "float",
        sequence(
            optional(literal("-")),
            times(chars("0-9"), 1, 9),
            literal("."),
            times(chars("0-9"), 1, 9),
            optional(
                sequence(literal("e"), optional(chars("+\\x2D")), times(chars("0-9"), 1, 2)))));
    rules.rule("integer", sequence(optional(literal("-")), times(chars("0-9"), 1, 9)));
  }
}
