package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A name that each predecessor of a block defines, and the block uses: its argument is meant. */
final class ValueOfPredecessors extends DefectRule {
  private static final int MOST_BLOCKS = 200;

  ValueOfPredecessors() {
    super("NJ287", "value-of-predecessors");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    return scope.usedNames().stream()
        .filter(name -> scope.definitions(name).size() > 1)
        .sorted()
        .flatMap(name -> scope.uses(name).stream().map(it -> it.operation().block()).distinct())
        .distinct()
        .filter(it -> it.label() != null && it.arguments().isEmpty())
        .map(it -> check(it, tree))
        .filter(Objects::nonNull);
  }

  private @Nullable Diagnostic check(BlockSyntax block, SyntaxTree tree) {
    RegionSyntax region = block.region();
    OperationSyntax label = block.label();
    if (region == null || label == null || region.blocks().size() > MOST_BLOCKS) {
      return null;
    }
    Map<BlockSyntax, Token> jumps = new LinkedHashMap<>();
    for (BlockSyntax other : region.blocks()) {
      OperationSyntax last = other.operations().isEmpty() ? null : other.operations().getLast();
      List<Token> head = last == null ? List.of() : last.head();
      for (int i = 0; i < head.size(); i++) {
        if (head.get(i).is(TokenKind.BLOCK_ID) && head.get(i).text().equals(block.name())) {
          boolean plain = i + 1 == head.size() || !head.get(i + 1).is(TokenKind.LPAREN);
          if (!plain || jumps.put(other, head.get(i)) != null) {
            return null;
          }
        }
      }
    }
    boolean merges = jumps.size() > 1 && !jumps.containsKey(block);
    return merges ? check(block, label, jumps, tree) : null;
  }

  private @Nullable Diagnostic check(
      BlockSyntax block, OperationSyntax label, Map<BlockSyntax, Token> jumps, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    Map<String, Token> used = new LinkedHashMap<>();
    for (OperationSyntax op : block.operations()) {
      for (Token token : op.operands()) {
        if (token.text().indexOf('#') < 0 && scope.definitions(token.text()).size() > 1) {
          used.putIfAbsent(token.text(), token);
        }
      }
    }
    List<Edit> edits = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    Map<BlockSyntax, List<String>> values = new LinkedHashMap<>();
    List<String> types = new ArrayList<>();
    for (String name : used.keySet()) {
      String type = rename(name, block, jumps, values, edits, tree);
      if (type != null) {
        arguments.add(name + ": " + type);
        types.add(type);
      }
    }
    if (arguments.isEmpty()) {
      return null;
    }
    String list = " : " + String.join(", ", types) + ")";
    jumps.forEach((from, jump) ->
        edits.add(
            Edit.insert(
                jump.end(), "(" + String.join(", ", values.getOrDefault(from, List.of())) + list)));
    Token name = label.head().getFirst();
    edits.add(Edit.insert(name.end(), "(" + String.join(", ", arguments) + ")"));
    Token first = used.get(arguments.getFirst().substring(0, arguments.getFirst().indexOf(':')));
    return error(
            Objects.requireNonNullElse(first, name).span(),
            "each block before " + block.name() + " has a value of this name")
        .note(name.span(), "which this block gets as its argument")
        .safely("hand it on", edits);
  }

  /** Gives the values of the blocks names of their own; returns their type, or null if unclear. */
  private static @Nullable String rename(
      String name,
      BlockSyntax merge,
      Map<BlockSyntax, Token> jumps,
      Map<BlockSyntax, List<String>> values,
      List<Edit> edits,
      SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    List<Definition> all =
        scope.definitions(name).stream()
            .filter(it -> Objects.equals(it.region(), merge.region()))
            .toList();
    String type = all.isEmpty() ? null : all.getFirst().type();
    List<Edit> own = new ArrayList<>();
    Map<BlockSyntax, String> fresh = new LinkedHashMap<>();
    for (Definition it : all) {
      BlockSyntax from = it.operation().block();
      boolean fits = it.kind() == Definition.Kind.RESULT && jumps.containsKey(from);
      String block = from.name().isEmpty() ? "entry" : from.name().substring(1);
      String next = scope.fresh(name.substring(1) + "_of_" + block);
      if (!fits || type == null || !type.equals(it.type()) || fresh.put(from, next) != null) {
        return null;
      }
      own.add(new Edit(it.span(), next));
    }
    if (fresh.size() != jumps.size() || merge.region() == null) {
      return null;
    }
    for (Use use : scope.uses(name, merge.region().span())) {
      BlockSyntax at = use.operation().block();
      String next = fresh.get(at);
      boolean early =
          all.stream()
              .anyMatch(it ->
                  it.operation().block().equals(at)
                      && use.token().start() < it.operation().span().end());
      // What a block reads before it computes its own is the value of the first block.
      next = early ? fresh.get(merge.region().blocks().getFirst()) : next;
      boolean self = early && at.equals(merge.region().blocks().getFirst());
      if (self || (next == null && (early || !at.equals(merge)))) {
        return null;
      }
      if (next != null) {
        own.add(new Edit(use.token().span(), next));
      }
    }
    edits.addAll(own);
    fresh.forEach((from, next) -> values.computeIfAbsent(from, key -> new ArrayList<>()).add(next));
    return type;
  }
}
