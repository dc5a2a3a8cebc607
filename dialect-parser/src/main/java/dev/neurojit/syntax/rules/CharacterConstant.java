package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A character as a constant or operand, as C writes it: {@code arith.constant 'A' : i8}. */
final class CharacterConstant extends TextRule {
  /** A statement with one type of integers at its end; what stands before the type. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(\\s*%[\\w.$-]+\\s*=\\s*[a-z]\\w*+(?:\\.\\w++)*[ (].*?)\\)?\\s*:\\s*(i\\d+|index)"
              + "\\s*(?://.*)?");

  /** In quotes, where a constant's number or an operand stands. */
  private static final Pattern CHARACTER =
      Pattern.compile("(?<=[ ,(])(['\"])(\\\\?[ -~]|\\\\x[0-9a-fA-F]{2})\\1(?=\\s*(?:[,)]|$))");

  private static final Map<Character, Integer> ESCAPED =
      Map.of('n', 10, 't', 9, 'r', 13, '0', 0, '\\', 92, '\'', 39, '"', 34);

  CharacterConstant() {
    super("NJ247", "character-constant", "MLIR has no characters", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    String text = tree.source().text();
    if (text.indexOf('\'') < 0 && text.indexOf('"') < 0) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line :
        LineMatch.of(tree, STATEMENT, it -> it.indexOf('\'') > 0 || it.indexOf('"') > 0)) {
      Matcher characters = CHARACTER.matcher(line.match().group(1));
      while (characters.find()) {
        int start = line.startOf(1) + characters.start();
        Span span = new Span(start, start + characters.group().length());
        if (isCode(characters, line, span, tree)) {
          edits.add(new Edit(span, String.valueOf(code(characters.group(2)))));
        }
      }
    }
    return edits;
  }

  private static boolean isCode(MatchResult character, LineMatch line, Span span, SyntaxTree tree) {
    String type = line.match().group(2);
    int code = code(character.group(2));
    boolean string = character.group(1).equals("\"");
    boolean elsewhere = string && !line.text().contains("const");
    if (code < 0 || code >= 128 || type.equals("i1") || elsewhere) {
      return false;
    }
    // A digit in quotes may be the number itself, unless it is as wide as a character.
    return !character.group(2).matches("[0-9]")
        || (type.equals("i8") && !string)
        || Characters.are(string ? line.text() : around(span, tree));
  }

  private static String around(Span span, SyntaxTree tree) {
    Span function = tree.functionAt(span.start()).map(FunctionSyntax::span).orElse(span);
    return tree.source().text(function);
  }

  /** Returns the code of a character, escaped or not; -1 of what is none. */
  private static int code(String written) {
    if (written.startsWith("\\x")) {
      return Integer.parseInt(written.substring(2), 16);
    }
    return written.length() == 1 ? written.charAt(0) : ESCAPED.getOrDefault(written.charAt(1), -1);
  }
}
