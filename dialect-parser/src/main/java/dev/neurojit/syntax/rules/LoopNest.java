package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loop over several variables, as those that run in parallel have them. */
final class LoopNest extends OperationRule {
  LoopNest() {
    super("NJ189", "loop-nest");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    int region = Heads.indexOf(op.head(), TokenKind.REGION, 0);
    boolean loop = op.name().equals("affine.for") || op.name().equals("scf.for");
    if (!loop || name == null || region < 0 || !op.results().isEmpty()) {
      return null;
    }
    List<Token> head = op.head().subList(op.head().indexOf(name) + 1, region);
    List<List<String>> clauses = Heads.split(head).size() > 1 ? parts(head) : clauses(head);
    RegionSyntax body = op.regions().getFirst();
    Token close = body.close();
    int count = clauses.isEmpty() ? 0 : clauses.getFirst().size();
    boolean fits = count > 1 && clauses.stream().allMatch(it -> it.size() == count);
    if (!fits || close == null || clauses.size() < 3 || body.blocks().size() > 1) {
      return null;
    }
    List<String> heads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      heads.add(head(op, i, clauses, tree));
    }
    return error(op.headSpan(), "a loop has one variable; loops over several are nested")
        .safely("nest them", edits(op, head, heads, close, tree.source()));
  }

  private static String head(
      OperationSyntax op, int i, List<List<String>> clauses, SyntaxTree tree) {
    String range =
        clauses.get(0).get(i) + " = " + clauses.get(1).get(i) + " to " + clauses.get(2).get(i);
    boolean affine = op.name().equals("affine.for");
    String one = affine ? "" : Constants.nameOr("1", "index", op.span().start(), tree);
    String step = clauses.size() > 3 ? clauses.get(3).get(i) : one;
    return range + (step.isEmpty() ? "" : " step " + step);
  }

  private static List<Edit> edits(
      OperationSyntax op, List<Token> head, List<String> heads, Token close, Source source) {
    String line = source.lineEnd() + source.indentAt(op.span().start());
    StringBuilder inner = new StringBuilder();
    StringBuilder ends = new StringBuilder();
    for (String text : heads.subList(1, heads.size())) {
      inner.append(line).append("  ").append(op.name()).append(" ").append(text).append(" {");
      ends.append("}").append(line);
    }
    boolean touches = source.text().charAt(head.getFirst().start() - 1) != ' ';
    String first = (touches ? " " : "") + heads.getFirst();
    Token open = op.regions().getFirst().open();
    return List.of(
        new Edit(Heads.span(head), first),
        Edit.insert(open.end(), inner.toString()),
        new Edit(Span.at(close.start()), ends.toString()));
  }

  /** {@code %i = 0 to 2, %j = 0 to 3}: the same of a loop at a time. */
  private static List<List<String>> parts(List<Token> head) {
    List<List<String>> all = new ArrayList<>();
    for (List<Token> part : Heads.split(head)) {
      List<List<String>> one = clauses(part);
      if (one.size() < 3 || one.stream().anyMatch(it -> it.size() != 1)) {
        return clauses(head);
      }
      for (int i = 0; i < one.size(); i++) {
        if (all.size() <= i) {
          all.add(new ArrayList<>());
        }
        all.get(i).addAll(one.get(i));
      }
    }
    return all;
  }

  /** The variables, first and last numbers and steps; empty if it is not all there is. */
  private static List<List<String>> clauses(List<Token> head) {
    List<List<String>> clauses = new ArrayList<>();
    int i = 0;
    for (String mark : List.of("", "=", "to", "step")) {
      if (i == head.size() && clauses.size() == 3) {
        break;
      }
      if (!mark.isEmpty() && (i >= head.size() || !head.get(i).text().equals(mark))) {
        return List.of();
      }
      i += mark.isEmpty() ? 0 : 1;
      int end = i;
      while (end < head.size() && isListed(head.get(end))) {
        end++;
      }
      clauses.add(
          head.subList(i, end).stream()
              .filter(it -> it.is(TokenKind.VALUE_ID) || it.is(TokenKind.INTEGER))
              .map(Token::text)
              .toList());
      i = end;
    }
    return i == head.size() ? clauses : List.of();
  }

  private static boolean isListed(Token token) {
    return switch (token.kind()) {
      case VALUE_ID, INTEGER, LPAREN, RPAREN, LBRACKET, RBRACKET, COMMA -> true;
      default -> false;
    };
  }
}
