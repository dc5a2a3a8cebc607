package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import dev.neurojit.mlir.capi.mlirAffineMapCompressUnusedSymbols$populateResult;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** {@code (d0, d1)[s0] -> (d0 + s0, d1)}. Maps belong to the context and are unique in it. */
public final class AffineMap extends Uniqued {
  private static final int MAX_INPUTS = Short.MAX_VALUE;

  AffineMap(MlirContext context, MemorySegment raw) {
    super(context, raw);
  }

  /**
   * {@code (d0, ...)[s0, ...] -> (results)}.
   *
   * @throws IllegalArgumentException if the results use more dimensions or symbols
   */
  public static AffineMap of(
      MlirContext context, int dimensions, int symbols, List<? extends AffineExpr> results) {
    checkInputs(dimensions, symbols);
    AffineExtent.of(List.copyOf(results)).requireWithin(dimensions, symbols);
    if (results.isEmpty()) {
      return new AffineMap(
          context, CApi.mlirAffineMapZeroResultGet(Raw.HEAP, context.raw(), dimensions, symbols));
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = Raw.array(arena, results, result -> result.rawIn(context));
      return new AffineMap(
          context,
          CApi.mlirAffineMapGet(Raw.HEAP, context.raw(), dimensions, symbols, results.size(), all));
    }
  }

  /** {@code () -> ()}. */
  public static AffineMap empty(MlirContext context) {
    return new AffineMap(context, CApi.mlirAffineMapEmptyGet(Raw.HEAP, context.raw()));
  }

  /** {@code (d0, ...) -> (d0, ...)}. */
  public static AffineMap identity(MlirContext context, int dimensions) {
    checkInputs(dimensions, 0);
    return new AffineMap(
        context, CApi.mlirAffineMapMultiDimIdentityGet(Raw.HEAP, context.raw(), dimensions));
  }

  /** To the last dimensions: {@code (d0, d1, d2) -> (d1, d2)}. */
  public static AffineMap minorIdentity(MlirContext context, int dimensions, int results) {
    checkInputs(dimensions, 0);
    Objects.checkFromToIndex(0, results, dimensions);
    return new AffineMap(
        context, CApi.mlirAffineMapMinorIdentityGet(Raw.HEAP, context.raw(), dimensions, results));
  }

  /** {@code () -> (value)}. */
  public static AffineMap constant(MlirContext context, long value) {
    return new AffineMap(context, CApi.mlirAffineMapConstantGet(Raw.HEAP, context.raw(), value));
  }

  /**
   * Puts the dimensions in another order.
   *
   * @throws IllegalArgumentException if it is no permutation of 0 to n - 1
   */
  public static AffineMap permutation(MlirContext context, int... order) {
    Set<Integer> seen = new HashSet<>();
    for (int at : order) {
      if (at < 0 || at >= order.length || !seen.add(at)) {
        throw new IllegalArgumentException("Not a permutation: " + Arrays.toString(order) + ".");
      }
    }
    if (order.length == 0) {
      return identity(context, 0);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_INT, order);
      return new AffineMap(
          context, CApi.mlirAffineMapPermutationGet(Raw.HEAP, context.raw(), order.length, all));
    }
  }

  /** The inside of {@code affine_map<...>}. */
  public static AffineMap parse(MlirContext context, String text) {
    return context
        .attributes()
        .parse("affine_map<" + text + ">")
        .asAffineMap()
        .orElseThrow(() -> new IllegalArgumentException("Not an affine map: " + text));
  }

  public int dimensions() {
    return Math.toIntExact(CApi.mlirAffineMapGetNumDims(raw()));
  }

  public int symbols() {
    return Math.toIntExact(CApi.mlirAffineMapGetNumSymbols(raw()));
  }

  /** Dimensions and symbols. */
  public int inputs() {
    return Math.toIntExact(CApi.mlirAffineMapGetNumInputs(raw()));
  }

  public List<AffineExpr> results() {
    return LongStream.range(0, CApi.mlirAffineMapGetNumResults(raw()))
        .mapToObj(i -> AffineExpr.of(context, CApi.mlirAffineMapGetResult(Raw.HEAP, raw(), i)))
        .toList();
  }

  public boolean isIdentity() {
    return CApi.mlirAffineMapIsIdentity(raw());
  }

  /** Whether it is as {@link #minorIdentity} makes it. */
  public boolean isMinorIdentity() {
    return CApi.mlirAffineMapIsMinorIdentity(raw());
  }

  /** Whether it has no inputs and no results. */
  public boolean isEmpty() {
    return CApi.mlirAffineMapIsEmpty(raw());
  }

  public boolean isSingleConstant() {
    return CApi.mlirAffineMapIsSingleConstant(raw());
  }

  /**
   * The result of a map that is one number.
   *
   * @throws IllegalStateException if it is not
   */
  public long singleConstantResult() {
    if (!isSingleConstant()) {
      throw new IllegalStateException(this + " is not one constant.");
    }
    return CApi.mlirAffineMapGetSingleConstantResult(raw());
  }

  public boolean isPermutation() {
    return CApi.mlirAffineMapIsPermutation(raw());
  }

  /** Whether it keeps some dimensions, in any order, and computes nothing. */
  public boolean isProjectedPermutation() {
    return CApi.mlirAffineMapIsProjectedPermutation(raw());
  }

  /** The map of just these results. */
  public AffineMap subMap(int... positions) {
    int count = results().size();
    IntStream.of(positions).forEach(at -> Objects.checkIndex(at, count));
    try (Arena arena = Arena.ofConfined()) {
      long[] places = IntStream.of(positions).asLongStream().toArray();
      MemorySegment all = arena.allocateFrom(ValueLayout.JAVA_LONG, places);
      return new AffineMap(
          context, CApi.mlirAffineMapGetSubMap(Raw.HEAP, raw(), positions.length, all));
    }
  }

  /** The map of the first results, one at least. */
  public AffineMap majorSubMap(int count) {
    return new AffineMap(
        context, CApi.mlirAffineMapGetMajorSubMap(Raw.HEAP, raw(), checkPart(count)));
  }

  /** The map of the last results, one at least. */
  public AffineMap minorSubMap(int count) {
    return new AffineMap(
        context, CApi.mlirAffineMapGetMinorSubMap(Raw.HEAP, raw(), checkPart(count)));
  }

  /** With another expression for each occurrence of one, over so many inputs. */
  public AffineMap replace(
      AffineExpr expression, AffineExpr replacement, int dimensions, int symbols) {
    checkInputs(dimensions, symbols);
    AffineMap replaced =
        new AffineMap(
            context,
            CApi.mlirAffineMapReplace(
                Raw.HEAP,
                raw(),
                expression.rawIn(context),
                replacement.rawIn(context),
                dimensions,
                symbols));
    AffineExtent.of(replaced.results()).requireWithin(dimensions, symbols);
    return replaced;
  }

  /**
   * Without the symbols that none of the maps uses.
   *
   * @throws IllegalArgumentException if they differ in the number of dimensions or symbols
   */
  public static List<AffineMap> compressUnusedSymbols(List<AffineMap> maps) {
    if (maps.isEmpty()) {
      return List.of();
    }
    AffineMap first = maps.getFirst();
    if (!maps.stream().allMatch(first::hasInputsOf)) {
      throw new IllegalArgumentException("The maps differ in their inputs: " + maps);
    }
    MlirContext context = first.context;
    AffineMap[] compressed = new AffineMap[maps.size()];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = Raw.array(arena, maps, map -> map.rawIn(context));
      MemorySegment take =
          mlirAffineMapCompressUnusedSymbols$populateResult.allocate(
              (_, i, map) ->
                  compressed[(int) i] = new AffineMap(context, Raw.struct(Raw.address(map))),
              arena);
      CApi.mlirAffineMapCompressUnusedSymbols(all, maps.size(), MemorySegment.NULL, take);
    }
    return List.of(compressed);
  }

  private boolean hasInputsOf(AffineMap other) {
    return dimensions() == other.dimensions() && symbols() == other.symbols();
  }

  private int checkPart(int count) {
    int all = results().size();
    Objects.checkIndex(count - 1, all);
    return count;
  }

  private static void checkInputs(int dimensions, int symbols) {
    Objects.checkFromToIndex(0, dimensions, MAX_INPUTS);
    Objects.checkFromToIndex(0, symbols, MAX_INPUTS);
  }

  /** As MLIR writes it in an attribute. */
  @Override
  public String toString() {
    return context.attributes().affineMap(this).toString();
  }
}
