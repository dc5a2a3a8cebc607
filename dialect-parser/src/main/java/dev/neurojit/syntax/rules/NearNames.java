package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Spelling;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Iterations;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that an undefined one may stand for, where the text does not tell which. */
final class NearNames {
  private static final int MOST = 3;

  /** Names of one or two letters are all near each other. */
  private static final int SHORTEST = 3;

  private static final Set<String> LOOP_NAMES =
      Set.of("%i", "%j", "%k", "%iv", "%idx", "%ind", "%ivar", "%index", "%iter");

  private NearNames() {}

  /** Returns those that can be seen, are of the wanted type and near in spelling, nearest first. */
  static List<Definition> of(Use use, List<Definition> all, SyntaxTree tree) {
    Token token = use.token();
    String name = Scope.base(token.text());
    String wanted = Expectation.of(tree).at(use.operation(), token);
    return all.stream()
        .filter(it -> it.isVisibleAt(token.start()) && !Types.differ(wanted, it.type()))
        .filter(it -> haveSameDigits(name, it.name()))
        .filter(it -> farness(name, it.name()) <= Math.clamp(name.length() - SHORTEST, 0, 2))
        .sorted(
            Comparator.comparingInt((Definition it) -> farness(name, it.name()))
                .thenComparingInt(it -> -it.span().start()))
        .limit(MOST)
        .toList();
  }

  /**
   * Returns the only one that can be seen, is of the wanted type and made of the same words, or
   * null. A word that is only perhaps shortened counts where nothing uses that name yet.
   */
  static @Nullable Definition ofSameWords(Use use, List<Definition> all, SyntaxTree tree) {
    Token token = use.token();
    String name = Scope.base(token.text());
    String wanted = wanted(use, tree);
    List<Definition> alike =
        all.stream()
            .filter(it -> it.isVisibleAt(token.start()) && haveSameDigits(name, it.name()))
            .filter(it -> NameWords.compare(name, it.name()) != NameWords.Likeness.NONE)
            .filter(it -> !Types.differ(wanted, it.type()))
            .toList();
    Definition only = alike.size() == 1 ? alike.getFirst() : null;
    boolean clear =
        only != null
            && switch (NameWords.compare(name, only.name())) {
              case SAME -> true;
              case SHORTENED -> isUnused(only, tree);
              // What is handed on has been computed; elsewhere it may be what was forgotten.
              case INFLECTED -> isUnused(only, tree) && isHandedOn(use) && wanted != null;
              case NONE -> false;
            };
    return clear ? only : null;
  }

  /**
   * The type that an operand should have: that of the others or that which the function returns,
   * where it is not as written.
   */
  static @Nullable String wanted(Use use, SyntaxTree tree) {
    String written = Expectation.of(tree).at(use.operation(), use.token());
    OperationSyntax op = use.operation();
    String others =
        switch (op.form()) {
          case BINARY, TERNARY, CMP -> OperationTypes.ofOperands(op, tree);
          case RETURN -> op.slots().size() == 1 ? Expectation.of(tree).functionResult(op, 0) : null;
          default -> null;
        };
    return others == null ? written : others;
  }

  /**
   * Returns the only value that nothing uses yet and whose name is related, or null: the letter
   * with which the name begins, its first words, or it but for one letter more or less.
   */
  static @Nullable Definition ofUnused(Use use, List<Definition> all, SyntaxTree tree) {
    String name = Scope.base(use.token().text());
    String wanted = wanted(use, tree);
    List<Definition> unused =
        all.stream()
            .filter(it -> it.isVisibleAt(use.token().start()) && isUnused(it, tree))
            .filter(it -> wanted != null && wanted.equals(OperationTypes.meant(it, tree)))
            .filter(it -> !isConstant(it) || isBeginning(it.name(), name))
            .toList();
    Definition only = unused.size() == 1 ? unused.getFirst() : null;
    boolean related =
        only != null && (isBeginning(only.name(), name) || lacksLetter(only.name(), name));
    return related ? only : null;
  }

  /**
   * Returns the variable of the only loop around a use that has a usual name of one, or null;
   * nothing else may use it, as another loop may be what is missing.
   */
  static @Nullable Definition ofLoop(Use use, SyntaxTree tree) {
    Token variable = null;
    for (OperationSyntax op = use.operation().parent(); op != null; op = op.parent()) {
      Token next = op.form() == OpForm.FOR ? Iterations.induction(op) : null;
      if (next != null && variable != null) {
        return null;
      }
      variable = next == null ? variable : next;
    }
    if (variable == null || !LOOP_NAMES.contains(use.token().text())) {
      return null;
    }
    String wanted = wanted(use, tree);
    Token name = variable;
    return Scope.of(tree).definitions(variable.text()).stream()
        .filter(it -> it.span().equals(name.span()))
        .filter(it -> wanted != null && wanted.equals(it.type()) && isUnused(it, tree))
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns the only parameter of the wanted type whose name is the usual letter for the name's
   * word, as {@code %e} for {@code %error}, or null.
   */
  static @Nullable Definition ofLetter(Use use, List<Definition> all, SyntaxTree tree) {
    String wanted = wanted(use, tree);
    String letter = NameWords.letter(Scope.base(use.token().text()));
    return all.stream()
        .filter(it -> it.kind() == Definition.Kind.PARAMETER && it.name().equals(letter))
        .filter(it -> it.isVisibleAt(use.token().start()))
        .filter(it -> wanted != null && wanted.equals(it.type()))
        .findFirst()
        .orElse(null);
  }

  private static boolean isBeginning(String brief, String name) {
    boolean letter = brief.length() == 2 && Character.isLetter(brief.charAt(1));
    boolean word = name.length() > 2 && name.chars().skip(1).allMatch(Character::isLetter);
    return letter ? word && name.startsWith(brief) : name.startsWith(brief + "_");
  }

  /** {@code %lft} for {@code %left}; {@code %x1} is another value than {@code %x}. */
  private static boolean lacksLetter(String a, String b) {
    return Math.abs(a.length() - b.length()) == 1
        && Math.min(a.length(), b.length()) > 2
        && a.charAt(1) == b.charAt(1)
        && haveSameDigits(a, b)
        && Spelling.distance(a, b) == 1;
  }

  static boolean isUnused(Definition definition, SyntaxTree tree) {
    return Scope.of(tree).uses(definition.name(), definition.visible()).isEmpty();
  }

  private static boolean isConstant(Definition definition) {
    return definition.kind() == Definition.Kind.RESULT
        && definition.operation().name().equals("arith.constant");
  }

  static boolean isHandedOn(Use use) {
    return use.operation().form() == OpForm.RETURN || use.operation().form() == OpForm.YIELD;
  }

  /** Returns the only visible one that differs in letters that look like digits, or null. */
  static @Nullable Definition ofSameLooks(Use use, List<Definition> all, SyntaxTree tree) {
    String name = Scope.base(use.token().text());
    String wanted = Expectation.of(tree).at(use.operation(), use.token());
    List<Definition> twins =
        all.stream()
            .filter(it -> lookAlike(it.name(), name) && it.isVisibleAt(use.token().start()))
            .filter(it -> !Types.differ(wanted, it.type()))
            .toList();
    return twins.size() == 1 ? twins.getFirst() : null;
  }

  private static boolean lookAlike(String a, String b) {
    for (int i = 0; a.length() == b.length() && i < a.length(); i++) {
      if (looks(a.charAt(i)) != looks(b.charAt(i))) {
        return false;
      }
    }
    return a.length() == b.length();
  }

  private static char looks(char c) {
    return switch (c) {
      case 'O', 'o' -> '0';
      case 'l', 'I' -> '1';
      default -> c;
    };
  }

  /** {@code %x1} is not a misspelling of {@code %x2} but another value. */
  static boolean haveSameDigits(String a, String b) {
    int i = digitFrom(a, 0);
    int k = digitFrom(b, 0);
    while (i < a.length() && k < b.length() && a.charAt(i) == b.charAt(k)) {
      i = digitFrom(a, i + 1);
      k = digitFrom(b, k + 1);
    }
    return i == a.length() && k == b.length();
  }

  private static int digitFrom(String name, int from) {
    int i = from;
    while (i < name.length() && (name.charAt(i) < '0' || name.charAt(i) > '9')) {
      i++;
    }
    return i;
  }

  /** A name that goes on where the other one ends, as %err_left after %err, is nearest. */
  private static int farness(String written, String other) {
    boolean extended = other.startsWith(written + "_") || written.startsWith(other + "_");
    return extended ? 0 : Spelling.distance(written, other);
  }
}
