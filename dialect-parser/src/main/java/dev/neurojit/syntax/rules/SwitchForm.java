package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A switch in the marks of other languages: braces around its cases, colons, no type. */
final class SwitchForm extends TokenRule {
  private static final Set<String> SWITCHES =
      Set.of("scf.index_switch", "scf.switch", "scf.case", "switch", "index_switch");

  private static final int LONGEST = 512;

  /** So many tokens are looked at for the first case. */
  private static final int HEAD = 32;

  SwitchForm() {
    super("NJ139", "switch-form", TokenKind.BARE_ID);
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    return tree.source().text().contains("switch") ? super.check(tree) : Stream.of();
  }

  @Override
  @Nullable Diagnostic check(List<Token> tokens, int i, SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    if (tokens.get(i).isWord("cf.switch")) {
      branches(tokens, i, tree, edits);
    } else if (SWITCHES.contains(tokens.get(i).text())) {
      head(tokens, i, tree, edits);
      SwitchCases.mend(tokens, i, tree, edits);
    }
    return edits.isEmpty()
        ? null
        : error(tokens.get(i).span(), "a switch is not written so in MLIR")
            .help("cf.switch %flag : i32, [ default: ^bb1, 1: ^bb2 ], or case 1 {...} of scf")
            .safely("write it so", edits);
  }

  /** {@code cf.switch %m, { default: ^d, 1: ^s }}. */
  private static void branches(List<Token> tokens, int i, SyntaxTree tree, List<Edit> edits) {
    if (i + 3 >= tokens.size() || !tokens.get(i + 1).is(TokenKind.VALUE_ID)) {
      return;
    }
    Token flag = tokens.get(i + 1);
    int open = i + 2;
    String type = Scope.of(tree).typeOf(flag);
    if (tokens.get(open).is(TokenKind.COLON)) {
      SwitchSelector.type(tokens, i, type, tree, edits);
      open += 2;
    } else if (type == null) {
      return;
    } else {
      boolean counts = type.equals("index");
      edits.add(Edit.insert(flag.end(), counts ? " : i64" : " : " + type));
      if (counts) {
        SwitchSelector.convert(tokens, i, type, "i64", tree, edits);
      }
    }
    boolean comma = open < tokens.size() && tokens.get(open).is(TokenKind.COMMA);
    open += comma ? 1 : 0;
    boolean square = open < tokens.size() && tokens.get(open).is(TokenKind.LBRACKET);
    boolean braced = open < tokens.size() && tokens.get(open).is(TokenKind.LBRACE);
    int close = square || braced ? closing(tokens, open) : -1;
    List<String> cases =
        close < 0 ? List.of() : SwitchTargets.of(tokens.subList(open + 1, close), tree);
    if (cases.isEmpty()) {
      edits.clear();
      return;
    }
    Span span = tokens.get(open).span().to(tokens.get(close).span());
    Source source = tree.source();
    boolean lines = source.lineAt(span.start()) != source.lineAt(span.end());
    String indent = lines ? source.lineEnd() + source.indentAt(tokens.get(i).start()) : " ";
    String mark = "," + indent + (lines ? "  " : "");
    String right = "[" + indent + (lines ? "  " : "") + String.join(mark, cases) + indent + "]";
    boolean same = Types.compact(source.text(span)).equals(Types.compact(right));
    if (!comma) {
      edits.add(Edit.insert(tokens.get(open - 1).end(), ","));
    }
    if (!same) {
      edits.add(new Edit(span, right));
    }
  }

  private static int closing(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < Math.min(tokens.size(), open + LONGEST); i++) {
      switch (tokens.get(i).kind()) {
        case LBRACKET, LBRACE, LPAREN -> depth++;
        case RBRACKET, RBRACE, RPAREN -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Another name, and a flag that is no index. */
  private static void head(List<Token> tokens, int i, SyntaxTree tree, List<Edit> edits) {
    boolean cases =
        tokens.subList(i, Math.min(tokens.size(), i + HEAD)).stream()
            .anyMatch(it -> it.isWord("case") || it.isWord("default"));
    boolean enclosed =
        i + 3 < tokens.size()
            && tokens.get(i + 1).is(TokenKind.LPAREN)
            && tokens.get(i + 3).is(TokenKind.RPAREN);
    int at = enclosed ? i + 2 : i + 1;
    if (!cases || i + 2 >= tokens.size() || !tokens.get(at).is(TokenKind.VALUE_ID)) {
      return;
    }
    if (!tokens.get(i).isWord("scf.index_switch")) {
      edits.add(new Edit(tokens.get(i).span(), "scf.index_switch"));
    }
    if (enclosed) {
      edits.add(new Edit(tokens.get(at - 1).span(), " "));
      edits.add(Edit.delete(tokens.get(at + 1).span()));
      return;
    }
    Token flag = tokens.get(i + 1);
    String type = Scope.of(tree).typeOf(flag);
    boolean narrow = Types.isInteger(type) && Types.isScalar(type) && !"i1".equals(type);
    if (tokens.get(i + 2).is(TokenKind.COLON) && i + 3 < tokens.size()) {
      edits.add(Edit.delete(new Span(flag.end(), tokens.get(i + 3).end())));
    }
    if (narrow && type != null && !"index".equals(type)) {
      SwitchSelector.convert(tokens, i, type, "index", tree, edits);
    }
  }
}
