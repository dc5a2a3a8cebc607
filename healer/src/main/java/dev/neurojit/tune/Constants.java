package dev.neurojit.tune;

import dev.neurojit.judge.Parameterised;
import dev.neurojit.syntax.Applicability;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FloatConstant;
import dev.neurojit.syntax.Patch;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The float constants of the function that is healed, and the two texts made from them. */
public final class Constants {
  /** Prefix of the parameters' names; MLIR text written by people does not hold it. */
  private static final String PARAMETER = "neurojit.constant.";

  private final Source program;
  private final int firstParameter;
  private final List<FloatConstant> sites;

  private Constants(Source program, int firstParameter, List<FloatConstant> sites) {
    this.program = program;
    this.firstParameter = firstParameter;
    this.sites = sites;
  }

  /**
   * Returns the constants of a function of a valid program; empty if it has none, or no parameter.
   *
   * @param function its symbol without the sigil
   */
  public static Optional<Constants> of(Source program, String function) {
    SyntaxTree tree = SyntaxTree.parse(program);
    List<FloatConstant> sites =
        tree.floatConstants(function).stream().filter(site -> !site.result().isEmpty()).toList();
    return tree.function(function)
        .filter(found -> !sites.isEmpty() && !found.parameters().isEmpty())
        .map(found -> found.parameters().getFirst().span().start())
        .map(firstParameter -> new Constants(program, firstParameter, sites));
  }

  /** Returns the program as it is. */
  public Source program() {
    return program;
  }

  /** Returns the number of constants, at least 1. */
  public int count() {
    return sites.size();
  }

  /** Returns the constants' SSA names in the order of the text, with their percent signs. */
  public List<String> names() {
    return sites.stream().map(FloatConstant::result).toList();
  }

  /** Returns the constants' values as the text has them. */
  public double[] values() {
    return sites.stream().mapToDouble(site -> Double.parseDouble(site.literal())).toArray();
  }

  /** Returns the program with each constant as a further parameter, in front of the others. */
  public Parameterised parameterised() {
    var edits = new ArrayList<Edit>();
    var parameters = new StringBuilder();
    for (int i = 0; i < sites.size(); i++) {
      FloatConstant site = sites.get(i);
      String parameter = "%" + PARAMETER + i;
      parameters.append(parameter).append(": ").append(site.type()).append(", ");
      // A cast to the same type: the constant keeps its place, its name and its scope.
      edits.add(
          new Edit(
              site.operation(),
              "%s = arith.bitcast %s : %s to %s"
                  .formatted(site.result(), parameter, site.type(), site.type())));
    }
    edits.add(Edit.insert(firstParameter, parameters.toString()));
    return new Parameterised(
        apply("make the constants parameters", edits),
        sites.stream().map(FloatConstant::type).toList());
  }

  /** Returns the program with other values; constants whose value is unchanged keep their text. */
  public Source with(double[] values) {
    double[] old = values();
    List<Edit> edits =
        IntStream.range(0, sites.size())
            .filter(i -> values[i] != old[i])
            .mapToObj(i -> new Edit(sites.get(i).literalSpan(), literal(i, values[i])))
            .toList();
    return apply("tune the constants", edits);
  }

  private Source apply(String title, List<Edit> edits) {
    return new Patch(title, edits, Applicability.SAFE, "tuner").apply(program);
  }

  private String literal(int site, double value) {
    return sites.get(site).type().equals("f32")
        ? Float.toString((float) value)
        : Double.toString(value);
  }
}
