package dev.neurojit.llm.grammar;

import static dev.neurojit.llm.grammar.GbnfExpr.literal;
import static dev.neurojit.llm.grammar.GbnfExpr.ref;
import static dev.neurojit.llm.grammar.GbnfExpr.sequence;
import static dev.neurojit.llm.grammar.GbnfExpr.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What edits of a function's lines may be written of: {@code 12: TEXT} in place of line 12, {@code
 * 12:} to take it away, {@code 12+: TEXT} after it. A line keeps the name that it defines or gets a
 * new one; operands are values of the function of the operation's type, or new names, which another
 * edit may define. That a value is defined before its use is left to the verifier.
 *
 * @param lines that may be edited, in order
 * @param values types of the function's values by name; "" where not known
 * @param body operations and types; its signature does not count
 */
public record EditsForm(List<Line> lines, Map<String, String> values, FunctionForm body) {
  /** Edits in a reply: beyond, the function had better be written anew. */
  static final int MOST_EDITS = 24;

  public EditsForm {
    lines = List.copyOf(lines);
    values = new TreeMap<>(values);
  }

  /** A line of the function, by its number from 1. */
  public sealed interface Line {
    int number();

    /** An operation that defines the value {@code name}. */
    record Defining(int number, String name) implements Line {}

    /**
     * The end of a region, which stays where it is: {@code word} is {@code return} or {@code
     * scf.yield}, {@code types} those of its operands.
     */
    record Ending(int number, String word, List<String> types) implements Line {
      public Ending {
        types = List.copyOf(types);
      }
    }

    /** Where a region begins or ends: lines may be added after it. */
    record Brace(int number) implements Line {}
  }

  /** Returns the grammar of a fenced block of edits, or what is wrong with a name or a type. */
  public GbnfRead grammar() {
    try {
      var forms = new LineForms(body, values, LineForms.Names.NEW_TOO);
      var rules = new GbnfBuilder();
      var edits = new ArrayList<GbnfExpr>();
      lines.forEach(line -> edits.addAll(edits(line, forms)));
      List<GbnfExpr> operations = forms.operations(MlirShape.within(0));
      if (edits.isEmpty() || operations.isEmpty()) {
        throw new GbnfDefect("there is no line to edit, or no operation to write");
      }
      rules.rule(
          Gbnf.ROOT,
          sequence(literal("```mlir\n"), times(ref("edit"), 1, MOST_EDITS), literal("```")));
      rules.rule("edit", sequence(new GbnfExpr.Choice(edits), literal("\n")));
      rules.rule("operation", new GbnfExpr.Choice(operations));
      rules.rule("indent", times(literal("  "), 1, MlirGbnf.DEEPEST));
      forms.addTo(rules);
      MlirGbnf.names(rules);
      FreshNames.addTo(rules, values.keySet());
      return rules.build();
    } catch (GbnfDefect e) {
      return e.verdict();
    }
  }

  private static List<GbnfExpr> edits(Line line, LineForms forms) {
    GbnfExpr added = put(line.number() + "+: ", ref("fresh"), literal(" = "), ref("operation"));
    return switch (line) {
      case Line.Defining(int number, String name) ->
          List.of(
              put(number + ": ", literal(name), literal(" = "), ref("operation")),
              put(number + ": ", ref("fresh"), literal(" = "), ref("operation")),
              literal(number + ":"),
              added);
      case Line.Ending(int number, String word, List<String> types) ->
          List.of(put(number + ": ", literal(word), forms.operands(types)));
      case Line.Brace(_) -> List.of(added);
    };
  }

  private static GbnfExpr put(String place, GbnfExpr... text) {
    return sequence(literal(place), ref("indent"), sequence(text));
  }
}
