package dev.neurojit.llm.grammar;

import static dev.neurojit.llm.grammar.GbnfExpr.literal;
import static dev.neurojit.llm.grammar.GbnfExpr.optional;
import static dev.neurojit.llm.grammar.GbnfExpr.ref;
import static dev.neurojit.llm.grammar.GbnfExpr.sequence;
import static dev.neurojit.llm.grammar.GbnfExpr.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  private final FunctionForm form;
  private final FunctionHeader header;
  private final OpenRegions regions;
  private final StringBuilder line = new StringBuilder();
  private boolean headed;

  private PartialFunction(FunctionForm form, FunctionHeader header) {
    this.form = form;
    this.header = header;
    this.regions = new OpenRegions(header.arguments());
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
    try {
      return new PartialFunction(form, FunctionHeader.parse(form.signature()));
    } catch (GbnfDefect e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
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
    if (headed) {
      regions.read(whole);
    }
    headed = true;
    return !regions.isEmpty();
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
    if (!headed) {
      return sequence(literal(header.text() + " {"), next);
    }
    if (regions.isEnded()) {
      return regions.depth() == 1
          ? sequence(literal("}"), optional(literal("\n")))
          : sequence(indent(), literal(regions.isThen() ? "} else {" : "}"), next);
    }
    var forms = new LineForms(form, regions.values(), LineForms.Names.IN_SCOPE);
    forms.addTo(rules);
    MlirGbnf.names(rules);
    FreshNames.addTo(rules, regions.names());
    var lines = new ArrayList<GbnfExpr>();
    List<GbnfExpr> operations =
        forms.operations(MlirShape.within(DEEPEST_REGION - regions.depth()));
    if (!operations.isEmpty()) {
      GbnfExpr defines =
          sequence(ref("fresh"), literal(" = "), new GbnfExpr.Choice(operations), next);
      lines.add(sequence(indent(), defines));
    }
    end(forms, next).ifPresent(lines::add);
    return new GbnfExpr.Choice(lines);
  }

  /** Returns the line that ends the innermost region, once there are values for it. */
  private Optional<GbnfExpr> end(LineForms forms, GbnfExpr next) {
    boolean isBody = regions.depth() == 1;
    List<String> types = isBody ? header.results() : List.of(regions.yields());
    if (types.stream().anyMatch(type -> !forms.has(type) && forms.makes(type))
        || (isBody && line.length() > 2)) {
      return Optional.empty();
    }
    var parts = new ArrayList<GbnfExpr>();
    if (isBody && line.length() < 2) {
      parts.add(literal("  ".substring(line.length())));
    } else if (!isBody) {
      parts.add(indent());
    }
    parts.add(literal(isBody ? "return" : "scf.yield"));
    parts.add(forms.operands(types));
    // The brace of the function stands at the beginning of its line.
    parts.add(isBody ? literal("\n") : next);
    return Optional.of(new GbnfExpr.Sequence(parts));
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
