package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Finds the place in the text that an MlirLocation stands for. */
final class LocationReader {
  private LocationReader() {}

  /** The first file position: through names to what they name, through calls to the callee. */
  static Location read(MemorySegment raw) {
    if (CApi.mlirLocationIsAFileLineColRange(raw)) {
      return position(raw);
    }
    if (CApi.mlirLocationIsAName(raw)) {
      return read(CApi.mlirLocationNameGetChildLoc(Raw.HEAP, raw));
    }
    if (CApi.mlirLocationIsACallSite(raw)) {
      return read(CApi.mlirLocationCallSiteGetCallee(Raw.HEAP, raw));
    }
    return CApi.mlirLocationIsAFused(raw) ? firstOf(raw) : Location.UNKNOWN;
  }

  private static Location position(MemorySegment raw) {
    MemorySegment file = CApi.mlirLocationFileLineColRangeGetFilename(Raw.HEAP, raw);
    return new Location(
        Raw.string(CApi.mlirIdentifierStr(Raw.HEAP, file)),
        CApi.mlirLocationFileLineColRangeGetStartLine(raw),
        CApi.mlirLocationFileLineColRangeGetStartColumn(raw),
        CApi.mlirLocationFileLineColRangeGetEndLine(raw),
        CApi.mlirLocationFileLineColRangeGetEndColumn(raw));
  }

  private static Location firstOf(MemorySegment fused) {
    int count = CApi.mlirLocationFusedGetNumLocations(fused);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment parts = arena.allocate(8L * count, 8);
      CApi.mlirLocationFusedGetLocations(fused, parts);
      for (int i = 0; i < count; i++) {
        Location found = read(parts.asSlice(8L * i, 8));
        if (found.isKnown()) {
          return found;
        }
      }
    }
    return Location.UNKNOWN;
  }
}
