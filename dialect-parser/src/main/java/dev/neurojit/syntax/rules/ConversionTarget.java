package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TypeSyntax;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A conversion that names one type only; what uses its result tells the other. */
final class ConversionTarget extends OperationRule {
  ConversionTarget() {
    super("NJ067", "conversion-target");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    boolean candidate =
        op.form() == OpForm.CAST && op.operands().size() == 1 && op.results().size() == 1;
    int mark = candidate ? CastTypes.mark(op.typeTokens()) : 1;
    if (mark > 0 || op.body().size() != 1) {
      return null;
    }
    Token operand = op.operands().getFirst();
    String from = Scope.of(tree).typeOf(operand);
    List<TypeSyntax> types = op.types();
    String written = mark < 0 && !types.isEmpty() ? types.getFirst().text() : null;
    String wanted = wanted(op, from, tree);
    String to = written == null || written.equals(from) ? wanted : written;
    to = to == null ? between(op, from, tree) : to;
    boolean agrees = wanted == null || wanted.equals(to);
    Token last = op.typeTokens().isEmpty() ? op.body().getLast() : op.typeTokens().getLast();
    Diagnostic found =
        error(last.span(), op.name() + " names the type it converts to: from 'to' target");
    if (from == null || to == null || !agrees || types.size() > 1 || mark == 0) {
      return found;
    }
    Span span = new Span(operand.end(), last.end());
    return CastNames.between(from, to, false) == null
        ? found
        : found.safely("name both types", new Edit(span, " : " + from + " to " + to));
  }

  /**
   * What follows from the conversion: an integer becomes an index, and between an index and a float
   * stands an integer, of as many bits as the index has, so that it holds any number.
   */
  private static @Nullable String between(
      OperationSyntax op, @Nullable String from, SyntaxTree tree) {
    boolean cast = isIndexCast(op);
    if (cast && Types.isInteger(from) && Types.isScalar(from) && !"index".equals(from)) {
      return "index";
    }
    boolean toInteger = cast && "index".equals(from);
    boolean fromFloat = op.name().equals("arith.fptosi") || op.name().equals("arith.fptoui");
    if (!toInteger && !(fromFloat && Types.isFloat(from) && Types.isScalar(from))) {
      return null;
    }
    List<OperationSyntax> users =
        Scope.of(tree).uses(op.results().getFirst().name()).stream().map(Use::operation).toList();
    boolean goesOn =
        !users.isEmpty()
            && users.stream()
                .allMatch(it ->
                    it.typeTokens().isEmpty() && (toInteger ? isFromInteger(it) : isIndexCast(it)));
    return goesOn ? "i64" : null;
  }

  private static boolean isIndexCast(OperationSyntax op) {
    return op.name().equals("arith.index_cast") || op.name().equals("arith.index_castui");
  }

  private static boolean isFromInteger(OperationSyntax op) {
    return op.name().equals("arith.sitofp") || op.name().equals("arith.uitofp");
  }

  /** The one type that uses want and to which the operation can convert. */
  private static @Nullable String wanted(
      OperationSyntax op, @Nullable String from, SyntaxTree tree) {
    Set<String> types = new HashSet<>();
    for (Use use : Scope.of(tree).uses(op.results().getFirst().name())) {
      OperationSyntax user = use.operation();
      // One that names a single type may have the same defect.
      boolean clear = user.form() != OpForm.CAST || CastTypes.mark(user.typeTokens()) > 0;
      String type = clear ? Expectation.of(tree).at(user, use.token()) : null;
      if (type != null && converts(op, from, type)) {
        types.add(type);
      }
    }
    return types.size() == 1 ? types.iterator().next() : null;
  }

  private static boolean converts(OperationSyntax op, @Nullable String from, String to) {
    String meant = from == null ? op.name() : CastNames.between(from, to, false);
    boolean bits = op.name().equals("arith.bitcast");
    return bits || (meant != null && CastSignature.goesWith(op.name(), meant));
  }
}
