package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Spelling;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A jump to a block that does not exist, where one block of nearly that name does, or where only
 * one block is left that nothing jumps to.
 */
final class MisspeltLabel extends OperationRule {
  private static final int SHORTEST = 3;

  /** More blocks are not compared with each name. */
  private static final int MOST_BLOCKS = 200;

  MisspeltLabel() {
    super("NJ163", "misspelt-label");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    RegionSyntax region = op.block().region();
    if (region == null || op.isLabel() || region.blocks().size() > MOST_BLOCKS) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    for (Token token : op.head()) {
      boolean unknown =
          token.is(TokenKind.BLOCK_ID)
              && region.blocks().stream().noneMatch(it -> it.name().equals(token.text()));
      String meant = unknown ? meant(token.text(), region, tree) : null;
      if (meant != null) {
        edits.add(new Edit(token.span(), meant));
      }
    }
    return together(edits, "there is no such block", "");
  }

  /** The one name that is near; two leave open which is meant. */
  private static @Nullable String meant(String written, RegionSyntax region, SyntaxTree tree) {
    List<String> near =
        region.blocks().stream()
            .map(BlockSyntax::name)
            .filter(it -> Math.min(it.length(), written.length()) > SHORTEST)
            .filter(it -> Spelling.distance(it, written) <= (it.length() > 5 ? 2 : 1))
            .filter(it -> NearNames.haveSameDigits(it, written))
            .toList();
    String meant =
        near.size() == 1 ? near.getFirst() : near.isEmpty() ? extended(written, region) : null;
    return meant != null ? meant : near.isEmpty() ? Jumps.of(tree).left(written, region) : null;
  }

  /** The names that the jumps of each region have; once a tree. */
  private record Jumps(Map<RegionSyntax, Set<String>> names) {
    static Jumps of(SyntaxTree tree) {
      return tree.analysis(Jumps.class, Jumps::all);
    }

    private static Jumps all(SyntaxTree tree) {
      Map<RegionSyntax, Set<String>> names = new HashMap<>();
      for (OperationSyntax op : tree.operations()) {
        RegionSyntax region = op.isLabel() ? null : op.block().region();
        for (Token token : region == null ? List.<Token>of() : op.head()) {
          if (token.is(TokenKind.BLOCK_ID)) {
            names.computeIfAbsent(region, key -> new HashSet<>()).add(token.text());
          }
        }
      }
      return new Jumps(names);
    }

    /** The only block that nothing jumps to, where only one name has no block. */
    @Nullable String left(String written, RegionSyntax region) {
      Set<String> jumps = names.getOrDefault(region, Set.of());
      List<String> blocks =
          region.blocks().stream()
              .skip(1)
              .map(BlockSyntax::name)
              .filter(it -> !it.isEmpty())
              .toList();
      List<String> idle = blocks.stream().filter(it -> !jumps.contains(it)).toList();
      String entry = region.blocks().getFirst().name();
      boolean only =
          jumps.stream()
              .allMatch(it -> it.equals(written) || it.equals(entry) || blocks.contains(it));
      return only && idle.size() == 1 ? idle.getFirst() : null;
    }
  }

  /** {@code ^header} for {@code ^head}: the one block whose name begins the other or goes on. */
  private static @Nullable String extended(String written, RegionSyntax region) {
    List<String> longer =
        region.blocks().stream()
            .map(BlockSyntax::name)
            .filter(it -> Math.min(it.length(), written.length()) > SHORTEST)
            .filter(it -> it.startsWith(written) || written.startsWith(it))
            .filter(it -> NearNames.haveSameDigits(it, written))
            .toList();
    return longer.size() == 1 ? longer.getFirst() : null;
  }
}
