package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value that a switch looks at: an index in scf, an integer of some width in cf. */
final class SwitchSelector {
  private SwitchSelector() {}

  /**
   * Gives the {@code cf.switch} at {@code at} an integer where its value is an index, or the type
   * of its value where another one is written behind the colon.
   */
  static void type(
      List<Token> tokens, int at, @Nullable String type, SyntaxTree tree, List<Edit> edits) {
    Token written = tokens.get(at + 3);
    boolean differs = Types.isScalar(written.text()) && Types.differ(type, written.text());
    boolean integers =
        Types.isInteger(type) && Types.isScalar(type) && Types.isInteger(written.text());
    boolean counts = "index".equals(type);
    if (type == null || type.equals("i1") || !integers || !(counts || differs)) {
      return;
    }
    String wanted = written.isWord("index") || written.isWord("i1") ? "i64" : written.text();
    if (counts) {
      convert(tokens, at, type, wanted, tree, edits);
    }
    String right = counts ? wanted : type;
    if (!written.isWord(right)) {
      edits.add(new Edit(written.span(), right));
    }
  }

  /** Converts the value behind the name of a switch before the statement. */
  static void convert(
      List<Token> tokens, int at, String from, String to, SyntaxTree tree, List<Edit> edits) {
    Source source = tree.source();
    Token first = tokens.get(at);
    for (int k = at; k > 0 && !first.lineStart(); k--) {
      first = tokens.get(k - 1);
    }
    Token flag = tokens.get(at + 1);
    String name = Scope.of(tree).fresh("flag_" + source.lineAt(flag.start()));
    String line = name + " = arith.index_cast " + flag.text() + " : " + from + " to " + to;
    String indent = source.lineEnd() + source.indentAt(first.start());
    edits.add(Edit.insert(first.start(), line + indent));
    edits.add(new Edit(flag.span(), name));
  }
}
