package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operation that exists, with its name put together otherwise: {@code arith::addf}, {@code
 * arith_addf}, {@code arith.ceil_divsi}, {@code mlir.arith.addf}, {@code arith.AddFOp}, {@code
 * arith.addf.f32}, {@code yield.scf}.
 */
final class OperationSpelling extends OperationRule {
  private static final Set<String> DIALECTS =
      Set.of("arith", "math", "scf", "cf", "func", "memref", "vector", "tensor", "affine", "index");
  private static final Pattern CLASS = Pattern.compile("([A-Z][A-Za-z0-9]*?)(?:Op)?");
  private static final Pattern TYPE_SUFFIX =
      Pattern.compile("(.+?)[._](?:f16|bf16|f32|f64|i1|i8|i16|i32|i64|index|float|double|int)");

  /** A dialect as it is written, and what is to stand for it. */
  private record Respelt(Pattern written, String right) {
    static Respelt of(String written, String right) {
      return new Respelt(Pattern.compile("^" + written), right);
    }
  }

  private static final List<Respelt> RESPELT =
      List.of(
          Respelt.of("std\\.(?=(?:arith|math|scf|cf|memref|func)\\.)", ""),
          Respelt.of("mlir\\.", ""),
          Respelt.of("(?:arithmetic|Arith|arithf|arithi|arth|airth)\\.", "arith."),
          Respelt.of("standard\\.", "std."),
          Respelt.of("(?:control_flow|controlflow)\\.", "cf."));

  OperationSpelling() {
    super("NJ102", "operation-spelling");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null
        || OpTable.isKnown(name.text())
        || OpNames.contains(name.text())
        || ConstantForm.isConstant(name.text())) {
      return null;
    }
    List<Token> head = op.head();
    int last = head.indexOf(name);
    StringBuilder whole = new StringBuilder(name.text());
    while (last + 2 < head.size() && joins(head, last + 1)) {
      whole.append('.').append(head.get(last + 2).text());
      last += 2;
    }
    String written = whole.toString();
    String right = normal(written, op, tree);
    Span span = name.span().to(head.get(last).span());
    return right == null || (right.equals(name.text()) && last == head.indexOf(name))
        ? null
        : error(span, "there is no operation '" + written + "'")
            .safely("write " + right, new Edit(span, right));
  }

  /** {@code ::} or {@code ->} between two words that touch it. */
  private static boolean joins(List<Token> head, int i) {
    Token mark = head.get(i);
    return (mark.is(TokenKind.COLON_COLON) || mark.is(TokenKind.ARROW))
        && head.get(i - 1).end() == mark.start()
        && head.get(i + 1).start() == mark.end()
        && head.get(i + 1).is(TokenKind.BARE_ID);
  }

  private static @Nullable String normal(String written, OperationSyntax op, SyntaxTree tree) {
    String name = written;
    for (Respelt dialect : written.indexOf('.') < 0 ? List.<Respelt>of() : RESPELT) {
      name = dialect.written().matcher(name).replaceFirst(dialect.right());
    }
    int low = name.indexOf('_');
    if (name.indexOf('.') < 0 && low > 0 && DIALECTS.contains(name.substring(0, low))) {
      name = name.substring(0, low) + "." + name.substring(low + 1);
    }
    int dot = name.indexOf('.');
    String turned = dot < 0 ? name : name.substring(dot + 1) + "." + name.substring(0, dot);
    if (dot > 0 && DIALECTS.contains(name.substring(dot + 1)) && OpNames.contains(turned)) {
      return turned;
    }
    Matcher type = CLASS.matcher(dot < 0 ? "" : name.substring(dot + 1));
    if (type.matches()) {
      name = name.substring(0, dot + 1) + type.group(1).toLowerCase(Locale.ROOT);
    }
    String joined = name.substring(0, dot + 1) + name.substring(dot + 1).replace("_", "");
    if (dot > 0 && OpTable.isKnown(joined)) {
      name = joined;
    }
    String real = real(name, op, tree);
    Matcher suffixed = TYPE_SUFFIX.matcher(name);
    if (real == null && suffixed.matches()) {
      real = real(suffixed.group(1), op, tree);
    }
    return name.equals(written) && real != null && !suffixed.matches() ? null : real;
  }

  private static @Nullable String real(String name, OperationSyntax op, SyntaxTree tree) {
    if (name.indexOf('.') > 0 && (OpTable.isKnown(name) || OpNames.contains(name))) {
      return name;
    }
    return Concepts.meant(name, OperationTypes.of(op, tree));
  }
}
