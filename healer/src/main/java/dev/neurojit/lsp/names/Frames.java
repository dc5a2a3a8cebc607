package dev.neurojit.lsp.names;

import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The definitions of each region, and of the top of the file, by kind and name. */
final class Frames {
  private final Span file;
  private final Map<String, List<Name>> top = new HashMap<>();
  private final IdentityHashMap<RegionSyntax, Map<String, List<Name>>> regions =
      new IdentityHashMap<>();

  Frames(int length) {
    this.file = new Span(0, length);
  }

  /** Returns the text of a region, or of the file for null. */
  Span span(@Nullable RegionSyntax region) {
    return region == null ? file : region.span();
  }

  void define(@Nullable RegionSyntax region, Name name) {
    frame(region).computeIfAbsent(key(name.kind(), name.text()), it -> new ArrayList<>()).add(name);
  }

  /** Returns the definitions in this very region, in the order of the text. */
  List<Name> in(@Nullable RegionSyntax region, Name.Kind kind, String text) {
    return frame(region).getOrDefault(key(kind, text), List.of());
  }

  /** Returns the value that a use means: first what stands before it, inside out, then the rest. */
  @Nullable Name value(@Nullable RegionSyntax region, String text, int offset) {
    Name later = null;
    RegionSyntax at = region;
    while (true) {
      List<Name> here = in(at, Name.Kind.VALUE, text);
      for (int i = here.size() - 1; i >= 0; i--) {
        if (here.get(i).isVisibleAt(offset)) {
          return here.get(i);
        }
      }
      later = later == null && !here.isEmpty() ? here.getFirst() : later;
      if (at == null || Symbols.isIsolated(at.parent())) {
        return later;
      }
      at = at.parent().block().region();
    }
  }

  /** Returns the symbol that a reference means, nearest table first. */
  @Nullable Name symbol(@Nullable RegionSyntax region, String text) {
    RegionSyntax table = Symbols.table(region);
    while (true) {
      List<Name> here = in(table, Name.Kind.SYMBOL, text);
      if (!here.isEmpty()) {
        return here.getFirst();
      }
      if (table == null) {
        return null;
      }
      table = Symbols.table(table.parent().block().region());
    }
  }

  private Map<String, List<Name>> frame(@Nullable RegionSyntax region) {
    return region == null ? top : regions.computeIfAbsent(region, it -> new HashMap<>());
  }

  private static String key(Name.Kind kind, String text) {
    return kind.name() + text;
  }
}
