package dev.neurojit.analytics;

import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Position;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import org.jspecify.annotations.Nullable;

/** What stands at the places of a text. */
public final class TextPlaces {
  private static final int LONGEST_EXCERPT = 160;

  /** MLIR's messages quote types and attributes whole. */
  private static final int LONGEST_MESSAGE = 1000;

  private final SyntaxTree tree;
  private final Source source;

  /** Takes the tree of the text. */
  public TextPlaces(SyntaxTree tree) {
    this.tree = tree;
    this.source = tree.source();
  }

  static TextPlaces of(String text) {
    return new TextPlaces(SyntaxTree.parse(Source.of("", text)));
  }

  /**
   * Returns a finding with the operation that it is about.
   *
   * @param line from 1, as {@code column}
   */
  public Row.Finding finding(
      String run,
      int program,
      Row.Finding.Phase phase,
      String code,
      int line,
      int column,
      String message) {
    String op = op(line, column);
    String words = cut(message, LONGEST_MESSAGE);
    return new Row.Finding(
        run,
        program,
        phase,
        code,
        op,
        op == null ? null : dialect(op),
        line,
        column,
        words,
        MessagePattern.of(words),
        excerpt(line));
  }

  /** Returns the name of the innermost operation at a place; null where there is none. */
  private @Nullable String op(int line, int column) {
    if (line < 1 || line > source.lineCount()) {
      return null;
    }
    int offset = source.offsetAt(new Position(line, column));
    String name = null;
    for (OperationSyntax operation : tree.operations()) {
      if (operation.span().start() > offset) {
        break;
      }
      if (operation.span().end() > offset) {
        name = operation.name();
      }
    }
    return name == null || name.isBlank() ? null : full(name);
  }

  /** The custom forms of func leave out the dialect. */
  private static String full(String name) {
    return name.indexOf('.') < 0 && OpNames.contains("func." + name) ? "func." + name : name;
  }

  private static String dialect(String op) {
    return op.indexOf('.') < 0 ? "" : op.substring(0, op.indexOf('.'));
  }

  private @Nullable String excerpt(int line) {
    if (line < 1 || line > source.lineCount()) {
      return null;
    }
    return cut(source.lineText(line).strip(), LONGEST_EXCERPT);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
