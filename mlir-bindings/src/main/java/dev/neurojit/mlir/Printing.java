package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How operations are printed, with limits.
 *
 * @param largestElements dense elements of more are printed as {@code dense_resource<__elided__>}
 * @param largestResource the data of resources of more characters are left out
 */
public record Printing(
    Set<PrintFlag> flags, OptionalLong largestElements, OptionalLong largestResource) {
  public Printing {
    flags = Set.copyOf(flags);
    largestElements.ifPresent(Printing::requireLimit);
    largestResource.ifPresent(Printing::requireLimit);
  }

  public static Printing of(PrintFlag... flags) {
    Set<PrintFlag> set = EnumSet.noneOf(PrintFlag.class);
    set.addAll(Set.of(flags));
    return new Printing(set, OptionalLong.empty(), OptionalLong.empty());
  }

  public Printing elidingElementsOver(long count) {
    return new Printing(flags, OptionalLong.of(count), largestResource);
  }

  public Printing elidingResourcesOver(long characters) {
    return new Printing(flags, largestElements, OptionalLong.of(characters));
  }

  private static void requireLimit(long limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("A limit of what is printed is not " + limit + ".");
    }
  }

  /** Prints with an MlirOpPrintingFlags. */
  <T> T with(Function<MemorySegment, T> action) {
    MemorySegment raw = CApi.mlirOpPrintingFlagsCreate(Raw.HEAP);
    try {
      flags.forEach(flag -> flag.set(raw));
      largestElements.ifPresent(
          limit -> CApi.mlirOpPrintingFlagsElideLargeElementsAttrs(raw, limit));
      largestResource.ifPresent(
          limit -> CApi.mlirOpPrintingFlagsElideLargeResourceString(raw, limit));
      return action.apply(raw);
    } finally {
      CApi.mlirOpPrintingFlagsDestroy(raw);
    }
  }

  /** As above, for a call that gives nothing. */
  void use(Consumer<MemorySegment> action) {
    with(options -> {
      action.accept(options);
      return options;
    });
  }

  String print(Operation operation) {
    MemorySegment op = operation.raw();
    return with(options ->
        text(
            operation.context(),
            (callback, data) -> CApi.mlirOperationPrintWithFlags(op, options, callback, data)));
  }

  /** What a call of the C API writes, on a deep stack. */
  static String text(MlirContext context, TextCallback.Writer call) {
    byte[] utf8 = Deep.call(context, () -> TextCallback.collect(call));
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
