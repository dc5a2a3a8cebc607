package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An operation as a method of its first operand, {@code %x.mulf(%k)}, or made by a builder. */
final class MethodCall extends OperationRule {
  private static final Pattern METHOD =
      Pattern.compile("(%\\w+)\\.([a-z]\\w*)\\(([^()]*)\\)(?: : ([a-z]\\w*))?;?");
  private static final Pattern BUILDER =
      Pattern.compile(
          "\\w+\\.create ?<(?:mlir::)?(arith|math)::(\\w+)Op>\\((?:\\w*[lL]oc\\w*(?:\\(\\))?, ?)?"
              + "([^()<>]*)\\)(?: : ([a-z]\\w*))?;?");

  MethodCall() {
    super("NJ177", "method-call");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    if (op.results().size() != 1 || !op.regions().isEmpty() || op.span().length() > Line.LONGEST) {
      return null;
    }
    String text = tree.source().text(op.span());
    int equals = text.indexOf('=');
    boolean mayCall = equals > 0 && text.indexOf('(', equals) > 0 && text.indexOf('.', equals) > 0;
    if (!mayCall) {
      return null;
    }
    String right = text.substring(equals + 1).strip();
    Matcher method = METHOD.matcher(right);
    Matcher builder = BUILDER.matcher(right);
    List<String> operands = new ArrayList<>();
    String word;
    Matcher call;
    if (method.matches()
        && Scope.of(tree).definitions(method.group(1) + "." + method.group(2)).isEmpty()) {
      operands.add(method.group(1));
      word = method.group(2);
      call = method;
    } else if (builder.matches()) {
      word = builder.group(2).toLowerCase(Locale.ROOT);
      call = builder;
    } else {
      return null;
    }
    if (!call.group(3).isBlank()) {
      Stream.of(call.group(3).split(",", -1)).map(String::strip).forEach(operands::add);
    }
    String written = written(word, operands, call.group(4), op, tree);
    Span span =
        new Span(
            op.span().start() + text.length() - text.substring(equals + 1).stripLeading().length(),
            op.span().end());
    return written == null
        ? null
        : error(span, "operations are no methods in MLIR")
            .safely("write " + written, new Edit(span, written));
  }

  private static @Nullable String written(
      String word,
      List<String> operands,
      @Nullable String type,
      OperationSyntax op,
      SyntaxTree tree) {
    Set<String> types = new HashSet<>();
    for (String operand : operands) {
      List<Definition> all = Scope.of(tree).visible(operand, op.span().start());
      if (all.isEmpty() || all.getFirst().type() == null) {
        return null;
      }
      types.add(String.valueOf(all.getFirst().type()));
    }
    String own = types.size() == 1 ? types.iterator().next() : null;
    String name =
        own == null || (type != null && !type.equals(own)) ? null : Concepts.meant(word, own);
    boolean fits =
        name != null
            && switch (OpTable.form(name)) {
              case UNARY -> operands.size() == 1;
              case BINARY -> operands.size() == 2;
              case TERNARY -> operands.size() == 3;
              default -> false;
            };
    return fits ? name + " " + String.join(", ", operands) + " : " + own : null;
  }
}
