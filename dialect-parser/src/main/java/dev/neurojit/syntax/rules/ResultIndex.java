package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpSignature;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Several results under one name without their number, or picked with another mark than '#'. */
final class ResultIndex extends OperationRule {
  /** How many characters behind an operation are looked through where there are more around it. */
  private static final int FARTHEST = 20_000;

  ResultIndex() {
    super("NJ105", "result-index");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Diagnostic numbered = numbered(op);
    if (numbered != null) {
      return numbered;
    }
    int count = count(op);
    if (count < 1 || op.results().isEmpty()) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    ResultSyntax first = op.results().getFirst();
    if (op.results().size() == 1) {
      if (first.count() == 1 && count > 1 && isPicked(op, first.name(), tree)) {
        edits.add(Edit.insert(first.span().end(), ":" + count));
      }
      picks(op, first.name(), count, tree, edits);
      packs(first.name(), count, tree, edits);
    } else if (op.results().size() == count) {
      byNumber(op, tree, edits);
    }
    return edits.isEmpty()
        ? null
        : error(first.span(), "several results are named %r:2 and picked by %r#0, %r#1")
            .safely("write it so", edits);
  }

  /** {@code %r#0, %r#1 = ...}: what picks results stands where they are named. */
  private @Nullable Diagnostic numbered(OperationSyntax op) {
    List<ResultSyntax> all = op.results();
    String first = all.isEmpty() ? "" : all.getFirst().name();
    if (!first.endsWith("#0")) {
      return null;
    }
    String base = first.substring(0, first.length() - 2);
    boolean inOrder =
        IntStream.range(0, all.size())
            .allMatch(i -> all.get(i).name().equals(base + "#" + i) && all.get(i).count() == 1);
    String right = all.size() == 1 ? base : base + ":" + all.size();
    return inOrder
        ? error(all.getFirst().span(), "several results are named %r:2 and picked by %r#0, %r#1")
            .safely(
                "write " + right, new Edit(all.getFirst().span().to(all.getLast().span()), right))
        : null;
  }

  /** How many results the head of a structured operation or the callee says there are. */
  private static int count(OperationSyntax op) {
    return switch (op.form()) {
      case IF, FOR -> Signatures.results(op).size();
      case WHILE, CALL -> StructuredTypes.results(op).size();
      default -> ofDefinition(op);
    };
  }

  /** As many as are named under one name, or else as the definition of the operation has. */
  private static int ofDefinition(OperationSyntax op) {
    int named = op.results().size() == 1 ? op.results().getFirst().count() : 0;
    OpSignature signature = named == 1 ? OpNames.signature(op.name()) : null;
    boolean fixed =
        signature != null
            && signature.results().size() > 1
            && signature.results().stream().allMatch(it -> it.count() == OpSignature.Count.ONE);
    return fixed && signature != null ? signature.results().size() : named > 1 ? named : 0;
  }

  /** The statements that can see the results of an operation, if marks may pick some of them. */
  private static List<OperationSyntax> region(OperationSyntax op, SyntaxTree tree) {
    if (op.results().stream().noneMatch(it -> ResultMarks.of(tree).isMarked(it.name()))) {
      return List.of();
    }
    RegionSyntax around = op.block().region();
    Span all = around == null ? new Span(0, tree.source().length()) : around.span();
    int start = all.length() > FARTHEST ? op.span().start() : all.start();
    return tree.operationsIn(new Span(start, Math.min(all.end(), start + FARTHEST)));
  }

  private static boolean isPicked(OperationSyntax op, String name, SyntaxTree tree) {
    return ResultMarks.of(tree).isHashed(name)
        || region(op, tree).stream()
            .flatMap(it -> it.head().stream())
            .anyMatch(it -> isNumbered(it.text(), name) || it.text().startsWith(name + "."));
  }

  /** {@code %r.0}, {@code %r_0}, {@code %r[0]}, {@code %r:0} in operations after it. */
  private static void picks(
      OperationSyntax of, String name, int count, SyntaxTree tree, List<Edit> edits) {
    for (OperationSyntax op : region(of, tree)) {
      List<Token> body = op.head();
      for (int i = 0; i < body.size(); i++) {
        Token token = body.get(i);
        if (!token.is(TokenKind.VALUE_ID)) {
          continue;
        }
        if (isNumbered(token.text(), name)) {
          String index = token.text().substring(name.length() + 1);
          boolean free = Scope.of(tree).definitions(token.text()).isEmpty();
          boolean picks = count > 1 || token.text().charAt(name.length()) == '.';
          if (free && picks && Integer.parseInt(index) < count) {
            edits.add(new Edit(token.span(), count == 1 ? name : name + "#" + index));
          }
        } else if (token.text().equals(name)) {
          bracketed(body, i, count, edits);
        }
      }
    }
  }

  /** {@code return %r : f32, f32}: all of the results under one name. */
  private static void packs(String name, int count, SyntaxTree tree, List<Edit> edits) {
    if (count < 2 || Scope.of(tree).definitions(name).size() != 1) {
      return;
    }
    for (Use use : Scope.of(tree).uses(name)) {
      OperationSyntax user = use.operation();
      boolean hands = user.form() == OpForm.RETURN || user.form() == OpForm.YIELD;
      boolean whole = use.token().text().equals(name) && user.body().size() == 1;
      if (hands && whole) {
        String all = String.join(", ", ResultNames.numbered(name, count));
        edits.add(new Edit(use.token().span(), all));
      }
    }
  }

  /** {@code %r.1}, {@code %r_1}, one digit. */
  private static boolean isNumbered(String text, String name) {
    return text.length() == name.length() + 2
        && text.startsWith(name)
        && ("._".indexOf(text.charAt(name.length())) >= 0)
        && Character.digit(text.charAt(name.length() + 1), 10) >= 0;
  }

  private static void bracketed(List<Token> body, int i, int count, List<Edit> edits) {
    if (i + 2 >= body.size() || count < 2) {
      return;
    }
    Token mark = body.get(i + 1);
    Token index = body.get(i + 2);
    boolean small =
        index.is(TokenKind.INTEGER)
            && index.text().length() == 1
            && Integer.parseInt(index.text()) < count
            && body.get(i).end() == mark.start()
            && mark.end() == index.start();
    boolean result = i + 3 < body.size() && body.get(i + 3).is(TokenKind.EQUAL);
    boolean closed = i + 3 < body.size() && body.get(i + 3).is(TokenKind.RBRACKET);
    if (small && mark.is(TokenKind.LBRACKET) && closed) {
      Span span = mark.span().to(body.get(i + 3).span());
      edits.add(new Edit(span, "#" + index.text()));
    } else if (small && mark.is(TokenKind.COLON) && !result) {
      edits.add(new Edit(mark.span().to(index.span()), "#" + index.text()));
    }
  }

  /** {@code %r0, %r1 = ...} used as {@code %r#0, %r#1}. */
  private static void byNumber(OperationSyntax op, SyntaxTree tree, List<Edit> edits) {
    String base = op.results().getFirst().name().replaceFirst("_?0$", "");
    Scope scope = Scope.of(tree);
    if (!scope.definitions(base).isEmpty()) {
      return;
    }
    for (Use use : scope.uses(base)) {
      String text = use.token().text();
      int hash = text.indexOf('#');
      int index = hash < 0 ? -1 : text.charAt(text.length() - 1) - '0';
      if (index >= 0 && index < op.results().size() && hash == text.length() - 2) {
        edits.add(new Edit(use.token().span(), op.results().get(index).name()));
      }
    }
  }
}
