package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A block that takes no arguments although all branches to it hand on values. */
final class BlockArguments extends DefectRule {
  private static final int MOST_BLOCKS = 200;
  private static final int MOST_NAMES = 8;

  BlockArguments() {
    super("NJ313", "block-arguments");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Map<RegionSyntax, Set<String>> missing = new HashMap<>();
    Scope scope = Scope.of(tree);
    for (String name : scope.undefinedNames()) {
      for (Use use : scope.uses(name)) {
        RegionSyntax region = outermost(use.operation().block());
        if (region != null) {
          missing.computeIfAbsent(region, key -> new LinkedHashSet<>()).add(name);
        }
      }
    }
    return missing.entrySet().stream()
        .filter(it -> it.getValue().size() <= MOST_NAMES)
        .map(it -> check(it.getKey(), it.getValue(), tree))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Diagnostic::span));
  }

  /** The nearest region around a block that has several blocks, or null. */
  private static @Nullable RegionSyntax outermost(BlockSyntax block) {
    RegionSyntax region = block.region();
    while (region != null && region.blocks().size() < 2) {
      region = region.parent().block().region();
    }
    return region;
  }

  private @Nullable Diagnostic check(RegionSyntax region, Set<String> names, SyntaxTree tree) {
    if (region.blocks().size() > MOST_BLOCKS) {
      return null;
    }
    List<BlockSyntax> bare = new ArrayList<>();
    List<HandedValues> handed = new ArrayList<>();
    for (BlockSyntax block : region.blocks()) {
      HandedValues own = block.arguments().isEmpty() ? HandedValues.to(block, region, tree) : null;
      if (own != null) {
        bare.add(block);
        handed.add(own);
      }
    }
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < bare.size(); i++) {
      OperationSyntax label = bare.get(i).label();
      OperationSyntax next = i + 1 < bare.size() ? bare.get(i + 1).label() : null;
      if (label == null) {
        return null;
      }
      // Names that are first used behind the next such block are that one's.
      int end = next == null ? region.span().end() : next.span().start();
      Span until = new Span(label.span().start(), end);
      List<String> own =
          names.stream().filter(it -> until.contains(firstUse(it, region, tree))).toList();
      List<String> arguments = handed.get(i).named(own, region, tree);
      if (arguments.isEmpty()) {
        return null;
      }
      edits.add(take(label, arguments));
    }
    return together(edits, "the branches to this block hand on values that it lacks", "take them");
  }

  private static Span firstUse(String name, RegionSyntax region, SyntaxTree tree) {
    List<Use> uses = Scope.of(tree).uses(name, region.span());
    return uses.isEmpty() ? Span.at(region.span().end()) : uses.getFirst().token().span();
  }

  private static Edit take(OperationSyntax label, List<String> arguments) {
    List<Token> head = label.head();
    Token name = head.getFirst();
    boolean empty = head.size() > 1 && head.get(1).is(TokenKind.LPAREN);
    int end = empty ? head.get(Heads.afterGroup(head, 1) - 1).end() : name.end();
    return new Edit(new Span(name.end(), end), "(" + String.join(", ", arguments) + ")");
  }
}
