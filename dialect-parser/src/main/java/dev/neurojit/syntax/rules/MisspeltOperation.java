package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Spelling;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Types;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An operation that does not exist, where one with nearly that name fits the operands. */
final class MisspeltOperation extends OperationRule {
  /** Of more candidates none is likely. */
  private static final int MOST_OFFERED = 4;

  MisspeltOperation() {
    super("NJ081", "misspelt-operation");
  }

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    if (name == null || name.text().length() < 5 || isSpokenFor(op, tree)) {
      return null;
    }
    String word = name.text();
    if (word.indexOf('.') < 0) {
      boolean isReturn = op.results().isEmpty() && Spelling.distance(word, "return") <= 2;
      return isReturn && !word.equals("return") && isLast(op)
          ? report(name, List.of("return"), List.of("return"))
          : null;
    }
    List<String> near = OpNames.near(word);
    if (near.isEmpty() || !hasDialect(near, word)) {
      return null;
    }
    List<String> fitting = near.stream().filter(it -> fits(it, op, tree)).toList();
    List<String> slips = fitting.stream().filter(it -> isSlip(it, word)).toList();
    return report(name, slips, fitting.isEmpty() ? near : fitting);
  }

  /** Other rules know what these words mean; sqr is the square as often as the root. */
  private static boolean isSpokenFor(OperationSyntax op, SyntaxTree tree) {
    return OpTable.isKnown(op.name())
        || op.name().endsWith(".sqr")
        || !Concepts.readings(op.name(), OperationTypes.of(op, tree)).isEmpty()
        || CastNames.meant(op.name(), op) != null
        || LegacyName.isLegacy(op.name());
  }

  /** An unknown dialect is another one rather than two letters wrong. */
  private static boolean hasDialect(List<String> near, String word) {
    String dialect = word.substring(0, word.indexOf('.'));
    return near.stream()
        .anyMatch(it -> Spelling.distance(it.substring(0, it.indexOf('.')), dialect) <= 1);
  }

  private static boolean isLast(OperationSyntax op) {
    return op.block().operations().getLast().equals(op);
  }

  private Diagnostic report(Token name, List<String> slips, List<String> candidates) {
    Diagnostic found = error(name.span(), "there is no operation '" + name.text() + "'");
    if (slips.size() == 1) {
      return found.safely("write " + slips.getFirst(), new Edit(name.span(), slips.getFirst()));
    }
    if (candidates.size() > MOST_OFFERED) {
      return found.help("did you mean " + String.join(" or ", candidates) + "?");
    }
    for (String candidate : candidates) {
      found = found.perhaps("write " + candidate, new Edit(name.span(), candidate));
    }
    return found;
  }

  /**
   * Whether a letter was left out, doubled, swapped with the next, or written in the other case.
   * Another letter makes another word: math.sign is not math.sin, math.cot not math.cos.
   */
  private static boolean isSlip(String name, String written) {
    String word = written.toLowerCase(Locale.ROOT);
    int distance = Spelling.distance(name, word);
    boolean dialectOnly =
        name.substring(name.indexOf('.')).equals(word.substring(Math.max(0, word.indexOf('.'))));
    if (distance == 0 || dialectOnly) {
      return true;
    }
    boolean sameLetters =
        name.chars().sorted().boxed().toList().equals(word.chars().sorted().boxed().toList());
    boolean leftOut = word.length() + 1 == name.length();
    boolean doubled =
        IntStream.range(1, word.length())
            .filter(i -> word.charAt(i) == word.charAt(i - 1))
            .anyMatch(i -> (word.substring(0, i) + word.substring(i + 1)).equals(name));
    return distance == 1 && (sameLetters || leftOut || doubled);
  }

  private static boolean fits(String name, OperationSyntax op, SyntaxTree tree) {
    String type = OperationTypes.of(op, tree);
    boolean kind =
        type == null
            || (OpTable.isFloat(name) && Types.isFloat(type))
            || (OpTable.isInteger(name) && Types.isInteger(type))
            || !(OpTable.isFloat(name) || OpTable.isInteger(name));
    int slots = op.slots().size();
    return kind
        && switch (OpTable.form(name)) {
          case UNARY, CAST -> slots == 1;
          case BINARY -> slots == 2;
          case TERNARY, SELECT, CMP -> slots == 3;
          default -> true;
        };
  }
}
