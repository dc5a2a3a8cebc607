package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code arith.select} with wrong types or a wrong number of operands. {@code : f32} and {@code :
 * i1, f32} are the two right ways.
 */
final class SelectSignature extends OperationRule {
  SelectSignature() {
    super("NJ015", "select-signature");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.form() != OpForm.SELECT || op.body().isEmpty()) {
      return null;
    }
    // A '? :' is NJ014's to report.
    if (op.body().stream().anyMatch(token -> token.is(TokenKind.QUESTION))) {
      return null;
    }
    List<List<Token>> slots = op.slots();
    Diagnostic moved = slots.size() == 3 ? conditionLast(op, slots, tree) : choice(op);
    moved = moved == null ? compared(op, slots, tree) : moved;
    if (moved != null) {
      return moved;
    }
    if (slots.size() != 3) {
      return error(
              Heads.span(op.body()),
              "arith.select takes a condition and two values, not " + slots.size() + " operands")
          .help("write it as arith.select %condition, %if_true, %if_false : type");
    }
    List<Token> types = op.typeTokens();
    String value = valueType(op, tree);
    if (op.types().isEmpty() || value == null) {
      return null;
    }
    String written = Heads.type(types).text();
    String mask = mask(op, value, tree);
    if (mask != null && !Types.differ(written, value)) {
      return error(Heads.span(types), "the condition of this arith.select is " + mask)
          .safely("name its type", Edit.insert(types.getFirst().start(), mask + ", "));
    }
    Diagnostic other = otherMask(op, value, tree);
    if (other != null) {
      return other;
    }
    if (!Types.differ(op.types().getLast().text(), value)
        && (op.types().size() == 1 || isCondition(op.types()))) {
      return null;
    }
    Span span = Heads.span(types);
    return error(span, "the values of this arith.select are " + value + ", not '" + written + "'")
        .safely("name the type of the values", new Edit(span, value));
  }

  /** {@code %a, %b, %c} of which only the last is an i1. */
  private @Nullable Diagnostic conditionLast(
      OperationSyntax op, List<List<Token>> slots, SyntaxTree tree) {
    if (!slots.stream().allMatch(slot -> slot.size() == 1 && slot.get(0).is(TokenKind.VALUE_ID))) {
      return null;
    }
    List<String> types =
        slots.stream().map(it -> String.valueOf(Scope.of(tree).typeOf(it.getFirst()))).toList();
    boolean last =
        types.get(2).equals("i1")
            && types.get(0).equals(types.get(1))
            && Types.isScalar(types.get(0))
            && !types.get(0).equals("i1");
    String right =
        String.join(
            ", ",
            slots.get(2).getFirst().text(),
            slots.get(0).getFirst().text(),
            slots.get(1).getFirst().text());
    Span span = Heads.span(op.body());
    return last
        ? error(span, "the condition of an arith.select stands first")
            .safely("write " + right, new Edit(span, right))
        : null;
  }

  /** {@code ogt, %a, %b, %x, %y}: the comparison is part of it. */
  private @Nullable Diagnostic compared(
      OperationSyntax op, List<List<Token>> slots, SyntaxTree tree) {
    boolean plain =
        slots.size() == 5
            && slots.stream().allMatch(it -> it.size() == 1)
            && slots.subList(1, 5).stream().allMatch(it -> it.getFirst().is(TokenKind.VALUE_ID));
    Token name = op.nameToken();
    if (!plain || name == null || op.results().size() != 1) {
      return null;
    }
    List<Token> values = slots.stream().map(List::getFirst).toList();
    String compared = same(values.get(1), values.get(2), tree);
    String chosen = same(values.get(3), values.get(4), tree);
    String predicate = values.getFirst().text().replace("\"", "");
    boolean isFloat = Types.isFloat(compared);
    boolean known = compared != null && chosen != null && Types.isScalar(compared);
    if (!known || !Predicates.isValid(predicate, isFloat) || contradicts(op, compared, chosen)) {
      return null;
    }
    Source source = tree.source();
    String condition = Scope.of(tree).fresh("cond_" + source.lineAt(op.span().start()));
    String comparison =
        "%s = arith.cmp%s %s, %s, %s : %s%s%s"
            .formatted(
                condition,
                isFloat ? "f" : "i",
                predicate,
                values.get(1).text(),
                values.get(2).text(),
                compared,
                source.lineEnd(),
                source.indentAt(op.span().start()));
    String right =
        "arith.select %s, %s, %s : %s"
            .formatted(condition, values.get(3).text(), values.get(4).text(), chosen);
    return error(Heads.span(op.body()), "arith.select compares nothing; it takes a condition")
        .safely(
            "compare before",
            List.of(
                Edit.insert(op.span().start(), comparison),
                new Edit(name.span().to(op.head().getLast().span()), right)));
  }

  private static @Nullable String same(Token left, Token right, SyntaxTree tree) {
    String type = Scope.of(tree).typeOf(left);
    return type != null && type.equals(Scope.of(tree).typeOf(right)) ? type : null;
  }

  private static boolean contradicts(
      OperationSyntax op, @Nullable String compared, @Nullable String chosen) {
    return op.types().stream()
        .map(TypeSyntax::text)
        .anyMatch(it -> !it.equals("i1") && !it.equals(compared) && !it.equals(chosen));
  }

  /** {@code %a if %c else %b}, {@code %c then %a else %b}. */
  private @Nullable Diagnostic choice(OperationSyntax op) {
    List<Token> body = op.body();
    boolean words =
        body.size() == 5
            && (body.get(1).isWord("if") || body.get(1).isWord("then"))
            && body.get(3).isWord("else");
    if (!words
        || !body.stream().allMatch(it -> it.is(TokenKind.VALUE_ID) || it.is(TokenKind.BARE_ID))) {
      return null;
    }
    boolean python = body.get(1).isWord("if");
    String right =
        String.join(
            ", ",
            body.get(python ? 2 : 0).text(),
            body.get(python ? 0 : 2).text(),
            body.get(4).text());
    Span span = Heads.span(body);
    return error(span, "the operands of an arith.select are parted by commas")
        .safely("write " + right, new Edit(span, right));
  }

  /** A condition of one truth value for each element, whose type has to be named as well. */
  private static @Nullable String mask(OperationSyntax op, String value, SyntaxTree tree) {
    List<Token> condition = op.slots().getFirst();
    String type = condition.size() == 1 ? Scope.of(tree).typeOf(condition.getFirst()) : null;
    String wanted = Types.comparison(value);
    boolean shaped = op.types().size() == 1 && !wanted.equals("i1");
    return shaped && type != null && !Types.differ(type, wanted) ? type : null;
  }

  /** {@code i1, vector<4xf32>} with a condition for each element, or the other way round. */
  private @Nullable Diagnostic otherMask(OperationSyntax op, String value, SyntaxTree tree) {
    List<Token> condition = op.slots().getFirst();
    String type = condition.size() == 1 ? Scope.of(tree).typeOf(condition.getFirst()) : null;
    boolean both = isCondition(op.types()) && !Types.differ(op.types().getLast().text(), value);
    boolean possible = "i1".equals(type) || Types.comparison(value).equals(type);
    TypeSyntax first = op.types().getFirst();
    return both && possible && type != null && Types.differ(first.text(), type)
        ? error(first.span(), "the condition of this arith.select is " + type)
            .safely("name its type", new Edit(first.span(), type))
        : null;
  }

  private static boolean isCondition(List<TypeSyntax> types) {
    return types.size() == 2 && Types.element(types.getFirst().text()).equals("i1");
  }

  /** The type that both values have as far as they are known, if the text does not contradict. */
  private static @Nullable String valueType(OperationSyntax op, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    String found = null;
    for (List<Token> slot : op.slots().subList(1, 3)) {
      String type = slot.size() == 1 ? scope.typeOf(slot.getFirst()) : null;
      if (type != null && found != null && !type.equals(found)) {
        return null;
      }
      found = type == null ? found : type;
    }
    boolean bothKnown =
        op.slots().subList(1, 3).stream()
            .allMatch(slot -> slot.size() == 1 && scope.typeOf(slot.getFirst()) != null);
    return bothKnown ? found : null;
  }
}
