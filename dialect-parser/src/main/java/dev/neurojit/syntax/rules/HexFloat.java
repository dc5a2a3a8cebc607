package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** LLVM IR's way to write a float: the bits of the double that equals it. */
final class HexFloat extends OperationRule {
  HexFloat() {
    super("NJ065", "hex-float");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    List<Token> body = op.body();
    boolean candidate =
        op.form() == OpForm.CONSTANT
            && op.types().size() == 1
            && op.types().getFirst().text().equals("f32")
            && body.size() == 1
            && body.getFirst().text().matches("0x[0-9a-fA-F]{9,16}");
    if (!candidate) {
      return null;
    }
    double value =
        Double.longBitsToDouble(Long.parseUnsignedLong(body.getFirst().text().substring(2), 16));
    Span span = body.getFirst().span();
    Diagnostic found = error(span, "these are the bits of an f64, not of an f32");
    if (value != (float) value || Double.isInfinite(value)) {
      return found.help("no f32 has this value; write it as a decimal number");
    }
    String text = "0x%08X".formatted(Float.floatToIntBits((float) value));
    return found.safely("write the bits of the f32, " + (float) value, new Edit(span, text));
  }
}
