package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * {@code (d0)[s0] : (d0 >= 0, s0 - d0 - 1 >= 0)}: the inputs that meet all constraints. Sets belong
 * to the context; those of some constraints are unique in it.
 */
public final class IntegerSet extends Uniqued {
  private static final int MAX_INPUTS = Short.MAX_VALUE;

  /** What an input must meet. */
  public sealed interface Constraint {
    AffineExpr expression();

    /** The expression is 0. */
    record Equality(AffineExpr expression) implements Constraint {}

    /** The expression is 0 or more. */
    record Inequality(AffineExpr expression) implements Constraint {}
  }

  IntegerSet(MlirContext context, MemorySegment raw) {
    super(context, raw);
  }

  /** The set that holds nothing. */
  public static IntegerSet empty(MlirContext context, int dimensions, int symbols) {
    checkInputs(dimensions, symbols);
    return new IntegerSet(
        context, CApi.mlirIntegerSetEmptyGet(Raw.HEAP, context.raw(), dimensions, symbols));
  }

  /**
   * By one constraint or more.
   *
   * @throws IllegalArgumentException if there is none, or they use more dimensions or symbols
   */
  public static IntegerSet of(
      MlirContext context, int dimensions, int symbols, List<? extends Constraint> constraints) {
    checkInputs(dimensions, symbols);
    if (constraints.isEmpty()) {
      throw new IllegalArgumentException("An integer set has one constraint at least.");
    }
    List<AffineExpr> expressions = new ArrayList<>();
    constraints.forEach(constraint -> expressions.add(constraint.expression()));
    AffineExtent.of(expressions).requireWithin(dimensions, symbols);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment equalities = arena.allocate(constraints.size());
      for (int i = 0; i < constraints.size(); i++) {
        boolean equality = constraints.get(i) instanceof Constraint.Equality;
        equalities.setAtIndex(ValueLayout.JAVA_BOOLEAN, i, equality);
      }
      MemorySegment all = Raw.array(arena, expressions, one -> one.rawIn(context));
      return new IntegerSet(
          context,
          CApi.mlirIntegerSetGet(
              Raw.HEAP, context.raw(), dimensions, symbols, constraints.size(), all, equalities));
    }
  }

  /** The inside of {@code affine_set<...>}. */
  public static IntegerSet parse(MlirContext context, String text) {
    return context
        .attributes()
        .parse("affine_set<" + text + ">")
        .asIntegerSet()
        .orElseThrow(() -> new IllegalArgumentException("Not an integer set: " + text));
  }

  public int dimensions() {
    return Math.toIntExact(CApi.mlirIntegerSetGetNumDims(raw()));
  }

  public int symbols() {
    return Math.toIntExact(CApi.mlirIntegerSetGetNumSymbols(raw()));
  }

  /** Dimensions and symbols. */
  public int inputs() {
    return Math.toIntExact(CApi.mlirIntegerSetGetNumInputs(raw()));
  }

  public List<Constraint> constraints() {
    return LongStream.range(0, CApi.mlirIntegerSetGetNumConstraints(raw()))
        .mapToObj(this::constraint)
        .toList();
  }

  private Constraint constraint(long position) {
    AffineExpr expression =
        AffineExpr.of(context, CApi.mlirIntegerSetGetConstraint(Raw.HEAP, raw(), position));
    return CApi.mlirIntegerSetIsConstraintEq(raw(), position)
        ? new Constraint.Equality(expression)
        : new Constraint.Inequality(expression);
  }

  /** How many of the constraints are equalities. */
  public int equalities() {
    return Math.toIntExact(CApi.mlirIntegerSetGetNumEqualities(raw()));
  }

  /** How many of the constraints are inequalities. */
  public int inequalities() {
    return Math.toIntExact(CApi.mlirIntegerSetGetNumInequalities(raw()));
  }

  /** Whether it is as {@link #empty} makes it; others may hold nothing too. */
  public boolean isCanonicalEmpty() {
    return CApi.mlirIntegerSetIsCanonicalEmpty(raw());
  }

  /**
   * With an expression for each dimension and symbol, over so many others.
   *
   * @throws IllegalArgumentException if their numbers do not fit
   */
  public IntegerSet replace(
      List<? extends AffineExpr> forDimensions,
      List<? extends AffineExpr> forSymbols,
      int dimensions,
      int symbols) {
    checkInputs(dimensions, symbols);
    if (forDimensions.size() != dimensions() || forSymbols.size() != symbols()) {
      throw new IllegalArgumentException("%s needs an expression for each input.".formatted(this));
    }
    List<AffineExpr> all =
        Stream.<AffineExpr>concat(forDimensions.stream(), forSymbols.stream()).toList();
    AffineExtent.of(all).requireWithin(dimensions, symbols);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment first = Raw.array(arena, forDimensions, one -> one.rawIn(context));
      MemorySegment second = Raw.array(arena, forSymbols, one -> one.rawIn(context));
      return new IntegerSet(
          context,
          CApi.mlirIntegerSetReplaceGet(Raw.HEAP, raw(), first, second, dimensions, symbols));
    }
  }

  private static void checkInputs(int dimensions, int symbols) {
    Objects.checkFromToIndex(0, dimensions, MAX_INPUTS);
    Objects.checkFromToIndex(0, symbols, MAX_INPUTS);
  }

  /** As MLIR writes it within an attribute. */
  @Override
  public String toString() {
    MemorySegment set = raw();
    byte[] text =
        TextCallback.collect((callback, data) -> CApi.mlirIntegerSetPrint(set, callback, data));
    return new String(text, StandardCharsets.UTF_8);
  }
}
