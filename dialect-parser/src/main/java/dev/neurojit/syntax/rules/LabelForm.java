package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A block label whose arguments lack types or sigils, or without its colon. */
final class LabelForm extends DefectRule {
  LabelForm() {
    super("NJ108", "label-form");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.operations().stream()
        .filter(op -> op.head().getFirst().is(TokenKind.BLOCK_ID) || isNamed(op))
        .map(op -> check(op, tree))
        .filter(Objects::nonNull);
  }

  /** {@code bb0(%x: f32):} as the first statement of the second region of a loop. */
  private static boolean isNamed(OperationSyntax op) {
    OperationSyntax parent = op.parent();
    return op.head().size() > 2
        && op.head().getFirst().is(TokenKind.BARE_ID)
        && op.head().get(1).is(TokenKind.LPAREN)
        && op.head().getLast().is(TokenKind.COLON)
        && parent != null
        && parent.form() == OpForm.WHILE;
  }

  private @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> head = op.head();
    Token first = head.getFirst();
    boolean list = head.size() > 1 && head.get(1).is(TokenKind.LPAREN);
    int after = list ? Heads.afterGroup(head, 1) : 1;
    boolean colon = after < head.size() && head.get(after).is(TokenKind.COLON);
    if (after + (colon ? 1 : 0) != head.size()) {
      return null;
    }
    String name = first.is(TokenKind.BLOCK_ID) ? first.text() : "^" + first.text();
    List<String> arguments = new ArrayList<>();
    int index = 0;
    for (List<Token> part : Heads.namesAndTypes(head, 1)) {
      String argument = argument(part, name, index++, op, tree);
      if (argument == null) {
        return null;
      }
      arguments.add(argument);
    }
    String right = name + (list ? "(" + String.join(", ", arguments) + ")" : "") + ":";
    Span span = Heads.span(head);
    return Types.compact(tree.source().text(span)).equals(Types.compact(right))
        ? null
        : error(span, "a block begins with ^name(%x: type):")
            .safely("write " + right, new Edit(span, right));
  }

  private static @Nullable String argument(
      List<Token> part, String label, int index, OperationSyntax op, SyntaxTree tree) {
    List<Token> rest = part.stream().filter(it -> !it.is(TokenKind.COLON)).toList();
    for (int i = 0; i < rest.size(); i++) {
      TypeWords.Read type = TypeWords.at(rest, i);
      List<Token> names = new ArrayList<>(rest.subList(0, i));
      names.addAll(type == null ? List.of() : rest.subList(type.next(), rest.size()));
      if (type != null && names.size() == 1) {
        return sigil(names.getFirst()) + ": " + type.text();
      }
    }
    String type = rest.size() == 1 ? handed(label, index, op, tree) : null;
    return type == null ? null : sigil(rest.getFirst()) + ": " + type;
  }

  private static String sigil(Token name) {
    return name.is(TokenKind.VALUE_ID) ? name.text() : "%" + name.text();
  }

  /** The type of what branches to the block, or the condition of its loop, hand on. */
  private static @Nullable String handed(
      String label, int index, OperationSyntax op, SyntaxTree tree) {
    Set<String> types = new HashSet<>();
    OperationSyntax parent = op.parent();
    Senders senders = tree.analysis(Senders.class, Senders::of);
    for (OperationSyntax branch : senders.to(label)) {
      if (parent == null || parent.span().contains(branch.span())) {
        add(values(branch, label), index, tree, types);
      }
    }
    for (OperationSyntax condition : senders.in(parent)) {
      List<Token> all = condition.operands();
      add(all.subList(Math.min(1, all.size()), all.size()), index, tree, types);
    }
    return types.size() == 1 ? types.iterator().next() : null;
  }

  private static void add(List<Token> values, int index, SyntaxTree tree, Set<String> types) {
    String type = index < values.size() ? Scope.of(tree).typeOf(values.get(index)) : null;
    if (type != null) {
      types.add(type);
    }
  }

  /** What hands values on: branches by the labels in them, conditions by their loops. */
  private record Senders(
      Map<String, List<OperationSyntax>> branches,
      Map<OperationSyntax, List<OperationSyntax>> conditions) {
    private static final int MOST = 500;

    static Senders of(SyntaxTree tree) {
      Senders senders = new Senders(new HashMap<>(), new HashMap<>());
      for (OperationSyntax op : tree.operations()) {
        OperationSyntax parent = op.parent();
        if (op.form() == OpForm.BR || op.form() == OpForm.COND_BR) {
          op.body().stream()
              .map(Token::text)
              .distinct()
              .forEach(it -> add(senders.branches, it, op));
        } else if (op.form() == OpForm.CONDITION && parent != null) {
          add(senders.conditions, parent, op);
        }
      }
      return senders;
    }

    private static <K> void add(Map<K, List<OperationSyntax>> all, K key, OperationSyntax op) {
      List<OperationSyntax> known = all.computeIfAbsent(key, it -> new ArrayList<>());
      if (known.size() < MOST) {
        known.add(op);
      }
    }

    List<OperationSyntax> to(String label) {
      return branches.getOrDefault(label, List.of());
    }

    List<OperationSyntax> in(@Nullable OperationSyntax loop) {
      return loop == null ? List.of() : conditions.getOrDefault(loop, List.of());
    }
  }

  private static List<Token> values(OperationSyntax branch, String label) {
    List<Token> body = branch.body();
    for (int i = 0; i + 1 < body.size(); i++) {
      if (body.get(i).text().equals(label) && body.get(i + 1).is(TokenKind.LPAREN)) {
        int end = Heads.afterGroup(body, i + 1);
        return body.subList(i + 1, end).stream().filter(it -> it.is(TokenKind.VALUE_ID)).toList();
      }
    }
    return List.of();
  }
}
