package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of a copy or of a vector's access that lack a part or are parted by another mark. */
final class AccessTypes extends OperationRule {
  AccessTypes() {
    super("NJ180", "access-types");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    return switch (op.name()) {
      case "memref.copy" -> copy(op, tree);
      case "vector.load", "vector.transfer_read" -> {
        Diagnostic mark = arrow(op);
        Diagnostic types = mark == null ? single(op, 0, tree) : mark;
        yield types == null && op.name().endsWith("read") ? padding(op, tree) : types;
      }
      case "vector.store" -> single(op, 1, tree);
      case "vector.transfer_write" -> single(op, 1, tree);
      case "vector.shuffle" -> shuffle(op, tree);
      case "vector.fma" -> repeated(op);
      case "memref.atomic_rmw" -> {
        String right = AtomicKind.signature(op, tree);
        yield right == null
            ? null
            : error(op.headSpan(), op.name() + " names the types of its operands and its result")
                .safely("write " + right, new Edit(Heads.span(op.typeTokens()), right));
      }
      default -> null;
    };
  }

  /** {@code memref.copy %a, %b : memref<4xf32>}. */
  private @Nullable Diagnostic copy(OperationSyntax op, SyntaxTree tree) {
    List<Token> values = op.operands();
    Token colon = op.colon();
    boolean single =
        colon != null
            && values.size() == 2
            && !op.typeTokens().isEmpty()
            && op.typeTokens().stream().noneMatch(it -> it.isWord("to") || it.is(TokenKind.ARROW));
    if (!single || colon == null) {
      return null;
    }
    String from = Scope.of(tree).typeOf(values.get(0));
    String to = Scope.of(tree).typeOf(values.get(1));
    Span span = Heads.span(op.typeTokens());
    return from == null || to == null
        ? null
        : error(span, "a copy names both types")
            .safely("name both", new Edit(span, from + " to " + to));
  }

  /** {@code : memref<4xf32> -> vector<4xf32>}. */
  private @Nullable Diagnostic arrow(OperationSyntax op) {
    List<Token> types = op.typeTokens();
    int depth = 0;
    for (int i = 0; i < types.size(); i++) {
      Token token = types.get(i);
      depth += Heads.depthChange(types, i);
      if (depth > 0) {
        continue;
      }
      if (token.is(TokenKind.ARROW) || token.isWord("to") || token.isWord("into")) {
        boolean plain = i > 0 && !types.get(0).is(TokenKind.LPAREN);
        Span span = i < 1 ? token.span() : new Span(types.get(i - 1).end(), token.end());
        return !plain
            ? null
            : error(token.span(), "the two types are parted by a comma")
                .safely("write a comma", new Edit(span, ","));
      }
    }
    return null;
  }

  /** {@code vector.load %m[%i] : vector<4xf32>}: one of the two types is missing. */
  private @Nullable Diagnostic single(OperationSyntax op, int memory, SyntaxTree tree) {
    if (op.types().size() != 1 || op.operands().size() <= memory) {
      return null;
    }
    String written = op.types().getFirst().text();
    String of = Scope.of(tree).typeOf(op.operands().get(memory));
    String loaded =
        written.equals(of) && op.results().size() == 1 ? Wanted.result(op, 0, tree) : written;
    String value = memory == 0 ? loaded : Scope.of(tree).typeOf(op.operands().getFirst());
    boolean known =
        of != null
            && value != null
            && !of.startsWith("vector<")
            && value.startsWith("vector<")
            && (written.equals(of) || written.equals(value));
    String types = memory == 0 ? of + ", " + value : wanted(op, of, value);
    Span span = op.types().getFirst().span();
    return known
        ? error(span, op.name() + " names the types of the memory and of the vector")
            .safely("name both", new Edit(span, types))
        : null;
  }

  /** A transfer_write names the vector first. */
  private static String wanted(
      OperationSyntax op, @Nullable String memory, @Nullable String vector) {
    return op.name().endsWith("write") ? vector + ", " + memory : memory + ", " + vector;
  }

  /** {@code vector.shuffle %v, %w [0, 2] : vector<2xf32>}. */
  private @Nullable Diagnostic shuffle(OperationSyntax op, SyntaxTree tree) {
    if (op.types().size() != 1 || op.operands().size() != 2) {
      return null;
    }
    String left = Scope.of(tree).typeOf(op.operands().get(0));
    String right = Scope.of(tree).typeOf(op.operands().get(1));
    Span span = op.types().getFirst().span();
    return left == null || right == null || !left.startsWith("vector<")
        ? null
        : error(span, "a shuffle names the types of both vectors")
            .safely("name both", new Edit(span, left + ", " + right));
  }

  private static int rank(OperationSyntax op) {
    Shape vector = op.types().isEmpty() ? null : Shape.of(op.types().getLast().text());
    return vector == null ? 0 : vector.rank();
  }

  /** {@code vector.fma %a, %b, %c : vector<2xf32>, vector<2xf32>, vector<2xf32>}. */
  private @Nullable Diagnostic repeated(OperationSyntax op) {
    boolean same = op.types().stream().map(TypeSyntax::text).distinct().count() == 1;
    if (!same || op.types().size() < 2) {
      return null;
    }
    Span first = op.types().getFirst().span();
    Span rest = new Span(/* start= */ first.end(), /* end= */ op.types().getLast().span().end());
    return error(rest, op.name() + " names the type of all its operands once")
        .safely("leave out the repetition", Edit.delete(rest));
  }

  /** Whether a read at constant indices stays in the memory, whatever its size. */
  private static boolean staysInside(OperationSyntax op, Shape memory, SyntaxTree tree) {
    Shape vector = op.types().size() == 2 ? Shape.of(op.types().get(1).text()) : null;
    List<Token> indices = op.operands().subList(1, op.operands().size());
    if (vector == null || indices.size() != memory.rank() || vector.rank() > memory.rank()) {
      return false;
    }
    int skipped = memory.rank() - vector.rank();
    for (int i = 0; i < vector.rank(); i++) {
      String first = String.valueOf(Constants.integer(indices.get(skipped + i), tree));
      String size = memory.dimensions().get(skipped + i);
      boolean numbers = first.matches("[0-9]{1,9}") && size.matches("[0-9]{1,9}");
      String width = vector.dimensions().get(i);
      if (!numbers || Integer.parseInt(first) + Long.parseLong(width) > Integer.parseInt(size)) {
        return false;
      }
    }
    return true;
  }

  /** A read in bounds needs a padding all the same; zero is the usual one and never read. */
  private @Nullable Diagnostic padding(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    int open = Heads.indexOf(body, TokenKind.LBRACKET, 0);
    int after = open < 0 ? body.size() : Heads.afterGroup(body, open);
    Shape shape = body.isEmpty() ? null : Shape.of(Scope.of(tree).typeOf(body.getFirst()));
    boolean absent = open == 1 && (after == body.size() || body.get(after).is(TokenKind.LBRACE));
    String attributes =
        after < body.size() ? Heads.type(body.subList(after, body.size())).text() : "";
    boolean inBounds = attributes.contains("in_bounds") && !attributes.contains("false");
    boolean inside = inBounds || (shape != null && staysInside(op, shape, tree));
    if (!absent || shape == null || !inside || !Types.isScalar(shape.element())) {
      return null;
    }
    Source source = tree.source();
    int at = op.span().start();
    String zero = Types.isFloat(shape.element()) ? "0.0" : "0";
    String name = Constants.nameOr(zero, shape.element(), at, tree);
    List<Edit> edits = new ArrayList<>();
    if (!name.startsWith("%")) {
      name = Scope.of(tree).fresh("padding_" + source.lineAt(at));
      String line = name + " = arith.constant " + zero + " : " + shape.element();
      edits.add(Edit.insert(at, line + source.lineEnd() + source.indentAt(at)));
    }
    // Without this word MLIR asks at run time what is known here.
    String flags =
        attributes.isEmpty()
            ? " {in_bounds = [" + String.join(", ", Collections.nCopies(rank(op), "true")) + "]}"
            : "";
    edits.add(Edit.insert(body.get(after - 1).end(), ", " + name + flags));
    return error(op.headSpan(), "a transfer_read names its padding").safely("pad with zero", edits);
  }
}
