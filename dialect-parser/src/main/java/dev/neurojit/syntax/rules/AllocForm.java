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
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A memref.alloc or alloca without its parentheses or its type. */
final class AllocForm extends OperationRule {
  private static final Set<String> NAMES =
      Set.of("memref.alloc", "memref.alloca", "alloc", "alloca");

  private static final Pattern SIZES = Pattern.compile("memref<[0-9?]+(?:x[0-9?]+)*+>");

  AllocForm() {
    super("NJ055", "alloc-form");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || !NAMES.contains(op.name())) {
      return null;
    }
    List<Token> body = op.body();
    Diagnostic found = error(name.span(), "the sizes of an allocation stand in parentheses");
    if (body.isEmpty()) {
      return op.colon() == null
          ? null
          : found.safely("add the parentheses", Edit.insert(name.end(), "()"));
    }
    String used = op.typeTokens().isEmpty() ? UsedMemory.type(op, tree) : null;
    if (used != null) {
      int end = op.body().getLast().end();
      Span span = op.colon() == null ? Span.at(end) : new Span(end, op.colon().end());
      return error(span, "an allocation names the type of the memory")
          .safely("write the type of its uses", new Edit(span, " : " + used));
    }
    Token first = body.getFirst();
    String template = template(op, tree);
    if (template != null) {
      return found.safely("name the type behind", new Edit(Heads.span(body), template));
    }
    boolean square =
        first.is(TokenKind.LBRACKET)
            && body.getLast().is(TokenKind.RBRACKET)
            && Heads.afterGroup(body, 0) == body.size();
    if (square && op.colon() != null) {
      return found.safely(
          "write parentheses",
          List.of(new Edit(first.span(), "("), new Edit(body.getLast().span(), ")")));
    }
    if (op.colon() == null && op.types().isEmpty() && holdsType(body)) {
      String right = "() : " + tree.source().text(Heads.span(body.subList(1, body.size() - 1)));
      return found.safely("name the type behind", new Edit(Heads.span(body), right));
    }
    String whole = withElement(op, tree);
    String cell = whole == null ? CellType.of(op, tree) : whole;
    if (cell != null) {
      return error(Heads.span(op.typeTokens()), "the type of an allocation is that of the memory")
          .safely("write " + cell, new Edit(Heads.span(op.typeTokens()), cell));
    }
    Diagnostic sized = sized(op, found, tree);
    if (sized != null) {
      return sized;
    }
    boolean bareType = first.isWord("memref") && op.colon() == null;
    return bareType
        ? found.safely(
            "add the parentheses and the colon",
            new Edit(new Span(/* start= */ name.end(), /* end= */ first.start()), "() : "))
        : null;
  }

  /** {@code memref<4>}: the accesses name the element, of as many. */
  private static @Nullable String withElement(OperationSyntax op, SyntaxTree tree) {
    String written =
        op.typeTokens().isEmpty()
            ? ""
            : Types.compact(tree.source().text(Heads.span(op.typeTokens())));
    if (!SIZES.matcher(written).matches()) {
      return null;
    }
    String used = UsedMemory.named(op, tree);
    Shape shape = Shape.of(used);
    String sizes = written.substring("memref<".length(), written.length() - 1);
    return shape != null && String.join("x", shape.dimensions()).equals(sizes) ? used : null;
  }

  /** {@code <2xf32>()}, {@code <2xf32>}: the type as of a template. */
  private static @Nullable String template(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    int close = body.getFirst().is(TokenKind.LESS) ? body.size() - 1 : 0;
    while (close > 0 && !body.get(close).is(TokenKind.GREATER)) {
      close--;
    }
    int after = close + 1;
    boolean alone = close > 1 && after == body.size();
    boolean parentheses =
        close > 1
            && after < body.size()
            && body.get(after).is(TokenKind.LPAREN)
            && Heads.afterGroup(body, after) == body.size();
    if (!(alone || parentheses) || op.colon() != null) {
      return null;
    }
    String inside = tree.source().text(Heads.span(body.subList(1, close)));
    String type = inside.startsWith("memref<") ? inside : "memref<" + inside + ">";
    String sizes = alone ? "()" : tree.source().text(Heads.span(body.subList(after, body.size())));
    boolean open = alone && type.indexOf('?') >= 0;
    return Shape.of(type) == null || open ? null : sizes + " : " + type;
  }

  /** {@code (memref<2xf32>)}: nothing but the type in the parentheses. */
  private static boolean holdsType(List<Token> body) {
    boolean around =
        body.size() > 2
            && body.getFirst().is(TokenKind.LPAREN)
            && Heads.afterGroup(body, 0) == body.size();
    TypeWords.Read type = around ? TypeWords.at(body, 1) : null;
    return type != null
        && type.next() == body.size() - 1
        && Shape.of(type.text()) != null
        && type.text().startsWith("memref<");
  }

  /** {@code () -> memref<2xf32>}, {@code (2) : memref<2xf32>}: the type tells all there is. */
  private static @Nullable Diagnostic sized(OperationSyntax op, Diagnostic found, SyntaxTree tree) {
    List<Token> body = op.body();
    int after = body.getFirst().is(TokenKind.LPAREN) ? Heads.afterGroup(body, 0) : -1;
    boolean empty = after == 2;
    if (empty && after < body.size() && body.get(after).is(TokenKind.ARROW)) {
      return found.safely("write a colon", new Edit(body.get(after).span(), ":"));
    }
    Shape shape = op.types().size() == 1 ? Shape.of(op.types().getFirst().text()) : null;
    boolean numbers =
        after == body.size()
            && after > 2
            && shape != null
            && Heads.group(body, 0).stream()
                .map(part -> part.isEmpty() ? "" : Heads.type(part).text())
                .toList()
                .equals(shape.dimensions());
    return numbers || (after == body.size() && saysTheSame(op, shape, tree))
        ? found.safely("leave them to the type", new Edit(Heads.span(body), "()"))
        : null;
  }

  /** {@code (%c4) : memref<4xf32>} with a constant of that size. */
  private static boolean saysTheSame(OperationSyntax op, @Nullable Shape shape, SyntaxTree tree) {
    List<String> sizes = new ArrayList<>();
    for (Token operand : op.operands()) {
      Definition definition = Scope.of(tree).resolve(operand);
      boolean constant = definition != null && definition.operation().form() == OpForm.CONSTANT;
      List<Token> body = constant && definition != null ? definition.operation().body() : List.of();
      sizes.add(body.size() == 1 ? body.getFirst().text() : "?");
    }
    return shape != null
        && !sizes.isEmpty()
        && !sizes.contains("?")
        && sizes.equals(shape.dimensions());
  }
}
