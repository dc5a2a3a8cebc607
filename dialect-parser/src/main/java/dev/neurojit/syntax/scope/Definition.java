package dev.neurojit.syntax.scope;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place that gives an SSA name its value.
 *
 * @param name with its sigil
 * @param span of the name
 * @param kind what defines it
 * @param operation the operation that defines it, or that holds the block of which it is an
 *     argument
 * @param region where it can be seen; null at the top of the file
 * @param visibleFrom the offset from which it can be seen
 * @param types of its values, one unless the name stands for several; null where not known
 */
public record Definition(
    String name,
    Span span,
    Kind kind,
    OperationSyntax operation,
    @Nullable RegionSyntax region,
    int visibleFrom,
    List<@Nullable String> types) {
  /** What defines a name. */
  public enum Kind {
    PARAMETER,
    RESULT,
    BLOCK_ARGUMENT,
    INDUCTION_VARIABLE,
    ITERATION_ARGUMENT
  }

  /** Returns the type of the first value, or null. */
  public @Nullable String type() {
    return types.isEmpty() ? null : types.getFirst();
  }

  /** Returns whether the name can be seen at an offset. */
  public boolean isVisibleAt(int offset) {
    RegionSyntax in = region;
    return visibleFrom <= offset && (in == null || in.span().end() >= offset);
  }

  /** Returns the offsets at which the name can be seen; empty where it cannot. */
  public Span visible() {
    RegionSyntax in = region;
    return in == null
        ? new Span(visibleFrom, Integer.MAX_VALUE)
        : new Span(visibleFrom, Math.max(visibleFrom, in.span().end() + 1));
  }

  /** Returns whether the offset lies in the region, before or after the definition. */
  public boolean sharesRegionWith(int offset) {
    RegionSyntax in = region;
    return in == null || (in.span().start() <= offset && offset <= in.span().end());
  }
}
