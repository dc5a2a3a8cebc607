package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A phi of LLVM IR among the blocks of MLIR, whose blocks take arguments. */
final class PhiStatement extends OperationRule {
  private static final Pattern PHI =
      Pattern.compile(
          "\\s*(%[\\w.]+) ?= ?(?:llvm\\.)?phi ([a-z]\\w*) ((?:\\[ ?%[\\w.#]+ ?, ?[%^][\\w.]+ ?](?:, ?)?)+)");
  private static final Pattern CHOICE = Pattern.compile("\\[ ?(%[\\w.#]+) ?, ?[%^]([\\w.]+) ?]");

  private static final int MOST_BLOCKS = 500;

  PhiStatement() {
    super("NJ182", "phi-statement");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    OperationSyntax label = op.block().label();
    RegionSyntax region = op.block().region();
    boolean first = op.index() == 0 && op.regions().isEmpty() && op.span().length() <= Line.LONGEST;
    if (label == null || region == null || !first || region.blocks().size() > MOST_BLOCKS) {
      return null;
    }
    Matcher phi = PHI.matcher(tree.source().text(op.span()));
    if (!phi.matches()) {
      return null;
    }
    String type = Types.isScalar(phi.group(2)) ? phi.group(2) : CTypes.meant(phi.group(2));
    if (type == null || !label.arguments().isEmpty() || label.head().size() != 2) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    CHOICE
        .matcher(phi.group(3))
        .results()
        .forEach(it -> values.put("^" + it.group(2), it.group(1)));
    List<Edit> edits = new ArrayList<>();
    int jumps = 0;
    for (BlockSyntax block : region.blocks()) {
      OperationSyntax last = block.operations().isEmpty() ? null : block.operations().getLast();
      for (Token token : last == null ? List.<Token>of() : last.head()) {
        if (!token.is(TokenKind.BLOCK_ID) || !token.text().equals(op.block().name())) {
          continue;
        }
        String value = values.get(block.name());
        List<Token> head = last == null ? List.of() : last.head();
        int next = head.indexOf(token) + 1;
        boolean plain = next >= head.size() || !head.get(next).is(TokenKind.LPAREN);
        if (value == null || !plain) {
          return null;
        }
        edits.add(Edit.insert(token.end(), "(" + value + " : " + type + ")"));
        jumps++;
      }
    }
    if (jumps != values.size() || jumps == 0) {
      return null;
    }
    edits.add(Edit.insert(label.head().getFirst().end(), "(" + phi.group(1) + ": " + type + ")"));
    Source source = tree.source();
    edits.add(Edit.delete(source.ownLine(op.span())));
    return error(op.headSpan(), "in MLIR a block takes arguments")
        .safely("pass the values to the block", edits);
  }
}
