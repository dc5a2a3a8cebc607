package dev.neurojit.llm.grammar;

import static dev.neurojit.llm.grammar.GbnfExpr.literal;
import static dev.neurojit.llm.grammar.GbnfExpr.optional;
import static dev.neurojit.llm.grammar.GbnfExpr.ref;
import static dev.neurojit.llm.grammar.GbnfExpr.sequence;
import static dev.neurojit.llm.grammar.GbnfExpr.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function that is being written, and the grammar of its next line: names that are in scope there
 * and types that agree, which one grammar of the whole function cannot say. Names that a line
 * defines are new, save that the two of a loop may be alike.
 *
 * <p>A token may hold the end of a line and blanks of the next; what else it holds of the next line
 * is not allowed.
 */
public final class PartialFunction {
  /** Regions within each other that are opened. */
  private static final int DEEPEST_REGION = 4;

  /**
   * A function of more lines is led to its end, or a model that knows none would never come to it.
   */
  private static final int LONGEST = 48;

  private final FunctionForm form;
  private final OpenRegions regions = new OpenRegions();
  private final StringBuilder line = new StringBuilder();

  /** Null until its line has ended. */
  private @Nullable FunctionHeader header;

  private int lines;

  private PartialFunction(FunctionForm form) {
    this.form = form;
  }

  /**
   * Begins a function.
   *
   * @throws IllegalArgumentException if {@link FunctionForm#grammar} would be malformed
   */
  public static PartialFunction of(FunctionForm form) {
    if (form.grammar() instanceof GbnfRead.Malformed malformed) {
      throw new IllegalArgumentException(malformed.message());
    }
    return new PartialFunction(form);
  }

  /** Adds text that obeys {@link #grammar}; returns whether another grammar holds from there on. */
  public boolean add(String text) {
    line.append(text);
    int end = line.indexOf("\n");
    if (end < 0 || regions.isEmpty()) {
      return false;
    }
    String whole = line.substring(0, end).strip();
    line.delete(0, end + 1);
    lines++;
    if (header == null) {
      begin(whole);
    } else {
      regions.read(whole);
    }
    return !regions.isEmpty();
  }

  private void begin(String head) {
    try {
      header = FunctionHeader.parse(head);
      header.arguments().forEach(regions::define);
    } catch (GbnfDefect e) {
      throw new IllegalStateException("the line obeyed the grammar of headers", e);
    }
  }

  /** Returns the grammar of the rest of the line, its end, and blanks of the next one. */
  public Gbnf grammar() {
    var rules = new GbnfBuilder();
    try {
      rules.rule(Gbnf.ROOT, rest(rules));
    } catch (GbnfDefect e) {
      throw new IllegalStateException("the form was checked", e);
    }
    return switch (rules.build()) {
      case GbnfRead.Ok(Gbnf grammar) -> grammar;
      case GbnfRead.Malformed malformed -> throw new IllegalStateException(malformed.message());
    };
  }

  private GbnfExpr rest(GbnfBuilder rules) throws GbnfDefect {
    GbnfExpr next = sequence(literal("\n"), times(literal(" "), 0, 2 * MlirGbnf.DEEPEST));
    if (header == null) {
      return sequence(form.header(rules), literal(" {"), next);
    }
    if (regions.isEnded()) {
      return regions.depth() == 1
          ? sequence(literal("}"), optional(literal("\n")))
          : sequence(indent(), literal(regions.isThen() ? "} else {" : "}"), next);
    }
    return line(header, rules, next);
  }

  private GbnfExpr line(FunctionHeader head, GbnfBuilder rules, GbnfExpr next) throws GbnfDefect {
    boolean isBody = regions.depth() == 1;
    List<String> wanted = isBody ? head.results() : regions.yields();
    LineForms forms = forms(form);
    boolean isLong = lines >= LONGEST;
    if (isLong && lacks(forms, wanted)) {
      LineForms makers = forms(form.making(wanted));
      forms = makers.operations(MlirShape.within(0)).isEmpty() ? forms : makers;
    }
    forms.addTo(rules);
    MlirGbnf.names(rules);
    FreshNames.addTo(rules, regions.names());
    List<GbnfExpr> ends = isBody ? List.of() : regionEnd(forms);
    Optional<GbnfExpr> end = isBody ? bodyEnd(forms, wanted) : Optional.empty();
    var inside = new ArrayList<GbnfExpr>(ends);
    if (!isLong || (ends.isEmpty() && end.isEmpty())) {
      inside.addAll(statements(forms, isLong ? 0 : DEEPEST_REGION - regions.depth()));
    }
    var options = new ArrayList<GbnfExpr>();
    if (!inside.isEmpty()) {
      options.add(sequence(indent(), new GbnfExpr.Choice(inside), next));
    }
    end.ifPresent(options::add);
    return new GbnfExpr.Choice(options);
  }

  private LineForms forms(FunctionForm of) throws GbnfDefect {
    return new LineForms(of, regions.values(), LineForms.Names.IN_SCOPE);
  }

  private static List<GbnfExpr> statements(LineForms forms, int levels) {
    Set<MlirShape> shapes = MlirShape.within(levels);
    var statements = new ArrayList<GbnfExpr>();
    List<GbnfExpr> operations = forms.operations(shapes);
    if (!operations.isEmpty()) {
      statements.add(sequence(ref("fresh"), literal(" = "), new GbnfExpr.Choice(operations)));
    }
    statements.addAll(forms.effects(shapes));
    return statements;
  }

  /** Returns the lines that end the innermost region, once there are values for them. */
  private List<GbnfExpr> regionEnd(LineForms forms) {
    List<String> types = regions.yields();
    if (!types.isEmpty()) {
      return lacks(forms, types)
          ? List.of()
          : List.of(sequence(literal("scf.yield"), forms.operands(types)));
    }
    return regions.isThen() ? List.of(literal("}"), literal("} else {")) : List.of(literal("}"));
  }

  /** Returns the line that ends the function; empty where its indentation is another. */
  private Optional<GbnfExpr> bodyEnd(LineForms forms, List<String> types) {
    if (lacks(forms, types) || line.length() > 2) {
      return Optional.empty();
    }
    // The brace of the function stands at the beginning of its line.
    return Optional.of(
        sequence(
            literal("  ".substring(line.length())),
            literal("return"),
            forms.operands(types),
            literal("\n")));
  }

  /**
   * Returns whether values are to be defined before: what nothing makes is left to the verifier.
   */
  private static boolean lacks(LineForms forms, List<String> types) {
    return types.stream().anyMatch(type -> !forms.has(type) && forms.makes(type));
  }

  /** Returns what is missing of an even number of blanks, two to sixteen. */
  private GbnfExpr indent() {
    int pairs = (line.length() + 1) / 2;
    GbnfExpr more =
        pairs == MlirGbnf.DEEPEST
            ? literal("")
            : times(literal("  "), Math.max(0, 1 - pairs), MlirGbnf.DEEPEST - pairs);
    return line.length() % 2 == 0 ? more : sequence(literal(" "), more);
  }
}
