package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.SyntaxTree;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The end of a body that earlier versions of MLIR wrote in generic form: {@code
 * "module_terminator"() : () -> ()}.
 */
final class LegacyEnd extends TextRule {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*\"(?:(?:std|builtin|func)\\.)?(?:module_terminator|(?:affine|loop|scf|gpu)\\.terminator"
              + "|module_end)\"\\s*\\(\\)\\s*(?:\\{})?\\s*:\\s*\\(\\)\\s*->\\s*\\(\\)\\s*");

  LegacyEnd() {
    super("NJ368", "legacy-end", "a body ends with its brace", "remove the operation");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    return LineMatch.of(
            tree, LINE, it -> it.contains("_terminator\"") || it.contains(".terminator\""))
        .stream()
        .map(it -> Edit.delete(tree.source().fullLineSpan(tree.source().lineAt(it.start()))))
        .toList();
  }
}
