package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A location as MLIR keeps it: unknown, a range of a file, a name around another, a call, or
 * several fused. Locations belong to the context and are unique in it.
 */
public final class LocationAttr extends Uniqued {
  /** The kinds of location. */
  @SuppressWarnings("ImmutableEnumChecker") // method references to static functions have no state
  public enum Kind {
    FILE_LINE_COL_RANGE(
        NativeKind.identified(
            CApi::mlirLocationIsAFileLineColRange, CApi::mlirLocationFileLineColRangeGetTypeID)),
    NAME(NativeKind.identified(CApi::mlirLocationIsAName, CApi::mlirLocationNameGetTypeID)),
    CALL_SITE(
        NativeKind.identified(CApi::mlirLocationIsACallSite, CApi::mlirLocationCallSiteGetTypeID)),
    FUSED(NativeKind.identified(CApi::mlirLocationIsAFused, CApi::mlirLocationFusedGetTypeID)),
    UNKNOWN(NativeKind.of(_ -> false)),
    OTHER(NativeKind.of(_ -> false));

    private final NativeKind kind;

    Kind(NativeKind kind) {
      this.kind = kind;
    }
  }

  /** Filled at the first question, when the native library is loaded for sure. */
  private static final class Ids {
    static final Map<TypeId, Kind> KINDS = NativeKind.byId(Kind.values(), one -> one.kind);
  }

  LocationAttr(MlirContext context, MemorySegment raw) {
    super(context, raw);
  }

  public static LocationAttr unknown(MlirContext context) {
    return new LocationAttr(context, CApi.mlirLocationUnknownGet(Raw.HEAP, context.raw()));
  }

  /** Of a range or point; unknown if it is. */
  public static LocationAttr of(MlirContext context, Location at) {
    if (!at.isKnown()) {
      return unknown(context);
    }
    boolean point = at.startLine() == at.endLine() && at.startColumn() == at.endColumn();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment file = Raw.stringRef(arena, at.file());
      MemorySegment made =
          point
              ? CApi.mlirLocationFileLineColGet(
                  Raw.HEAP, context.raw(), file, at.startLine(), at.startColumn())
              : CApi.mlirLocationFileLineColRangeGet(
                  Raw.HEAP,
                  context.raw(),
                  file,
                  at.startLine(),
                  at.startColumn(),
                  at.endLine(),
                  at.endColumn());
      return new LocationAttr(context, made);
    }
  }

  /** {@code loc("name"(child))}. */
  public static LocationAttr named(String name, LocationAttr child) {
    try (Arena arena = Arena.ofConfined()) {
      return new LocationAttr(
          child.context,
          CApi.mlirLocationNameGet(
              Raw.HEAP, child.context.raw(), Raw.stringRef(arena, name), child.raw()));
    }
  }

  public static LocationAttr callSite(LocationAttr callee, LocationAttr caller) {
    return new LocationAttr(
        callee.context,
        CApi.mlirLocationCallSiteGet(Raw.HEAP, callee.raw(), caller.rawIn(callee.context)));
  }

  /** {@code loc(fused[...])}; MLIR drops repeated and unknown parts. */
  public static LocationAttr fused(
      MlirContext context, List<LocationAttr> parts, @Nullable Attribute metadata) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment array = Raw.array(arena, parts, part -> part.rawIn(context));
      MemorySegment about = metadata == null ? Raw.struct(0) : metadata.rawIn(context);
      return new LocationAttr(
          context, CApi.mlirLocationFusedGet(Raw.HEAP, context.raw(), parts.size(), array, about));
    }
  }

  public Kind kind() {
    Kind found = Ids.KINDS.get(asAttribute().typeId());
    if (found != null) {
      return found;
    }
    return equals(unknown(context)) ? Kind.UNKNOWN : Kind.OTHER;
  }

  /** Whether it is of a kind that is not {@link Kind#UNKNOWN} nor {@link Kind#OTHER}. */
  boolean is(Kind kind) {
    return kind.kind.is().test(raw());
  }

  /** The name of a {@link Kind#NAME}. */
  public String name() {
    require(Kind.NAME);
    return context.name(Raw.address(CApi.mlirLocationNameGetName(Raw.HEAP, raw())));
  }

  /** What it is made of: the child of a name, callee and caller of a call, what was fused. */
  public List<LocationAttr> parts() {
    return switch (kind()) {
      case NAME -> List.of(part(CApi.mlirLocationNameGetChildLoc(Raw.HEAP, raw())));
      case CALL_SITE ->
          List.of(
              part(CApi.mlirLocationCallSiteGetCallee(Raw.HEAP, raw())),
              part(CApi.mlirLocationCallSiteGetCaller(Raw.HEAP, raw())));
      case FUSED -> fusedParts();
      case UNKNOWN, FILE_LINE_COL_RANGE, OTHER -> List.of();
    };
  }

  /** What is said of a {@link Kind#FUSED}; null if nothing. */
  public @Nullable Attribute metadata() {
    require(Kind.FUSED);
    MemorySegment found = CApi.mlirLocationFusedGetMetadata(Raw.HEAP, raw());
    return Raw.isNull(found) ? null : new Attribute(context, found);
  }

  /**
   * Reports something here: to the pass or pipeline at work, or to the {@link DiagnosticScope} that
   * is open; a note counts as a remark.
   */
  public void report(Severity severity, String message) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(message);
      switch (severity) {
        case ERROR -> CApi.mlirEmitError(raw(), text);
        case WARNING -> CApi.neurojitReport(raw(), CApi.MlirDiagnosticWarning(), text);
        case NOTE, REMARK -> CApi.neurojitReport(raw(), CApi.MlirDiagnosticRemark(), text);
      }
    }
  }

  /** The first place in a text it stands for. */
  public Location position() {
    return LocationReader.read(raw());
  }

  public Attribute asAttribute() {
    return new Attribute(context, CApi.mlirLocationGetAttribute(Raw.HEAP, raw()));
  }

  private List<LocationAttr> fusedParts() {
    int count = CApi.mlirLocationFusedGetNumLocations(raw());
    long[] addresses = new long[count];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment parts = arena.allocate(8L * Math.max(1, count), 8);
      CApi.mlirLocationFusedGetLocations(raw(), parts);
      MemorySegment.copy(parts, 0, MemorySegment.ofArray(addresses), 0, 8L * count);
    }
    return IntStream.range(0, count).mapToObj(i -> part(Raw.struct(addresses[i]))).toList();
  }

  private LocationAttr part(MemorySegment location) {
    return new LocationAttr(context, location);
  }

  private void require(Kind kind) {
    if (!is(kind)) {
      throw new IllegalStateException("Location %s is not of kind %s.".formatted(this, kind));
    }
  }

  /** As MLIR writes it, such as {@code loc("a.mlir":1:2)}. */
  @Override
  public String toString() {
    return asAttribute().toString();
  }
}
