package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.Spelling;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A name that is defined nowhere and differs by a letter from exactly one that can be seen, or is
 * made of the same words, be they shortened.
 */
final class MisspeltName extends DefectRule {
  /** Shorter names are too often one letter apart. */
  private static final int SHORTEST = 4;

  /** Operations that bind names in their heads. */
  private static final Pattern BINDING =
      Pattern.compile("(?:scf\\.(?:parallel|forall)|affine\\..*|linalg\\..*)");

  private static final int DEEPEST = 100;
  private static final int MOST_NAMES = 2000;

  /** Each is compared with all names. */
  private static final int MOST_FINDINGS = 1000;

  MisspeltName() {
    super("NJ040", "misspelt-name");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    List<Definition> all = scope.definitions();
    if (all.size() > MOST_NAMES) {
      return Stream.of();
    }
    return scope.usedNames().stream()
        .filter(name -> scope.uses(name).stream().anyMatch(it -> scope.resolve(it.token()) == null))
        .filter(name -> !isAssigned(name, tree))
        .sorted()
        .flatMap(name -> scope.uses(name).stream())
        .filter(use -> isUnknown(use, tree))
        .filter(MisspeltName::isInKnownRegions)
        .limit(MOST_FINDINGS)
        .map(use -> report(use, all, tree));
  }

  /**
   * Whether a statement that is no definition gives the name its value, as {@code let %x = ...}
   * does: that statement has the defect, not those that use the name.
   */
  private static boolean isAssigned(String name, SyntaxTree tree) {
    return Scope.of(tree).definitions(name).isEmpty()
        && tree.analysis(Assigned.class, Assigned::of).names().contains(name);
  }

  private record Assigned(Set<String> names) {
    static Assigned of(SyntaxTree tree) {
      Set<String> names = new HashSet<>();
      for (OperationSyntax op : tree.operations()) {
        List<Token> head = op.head();
        for (int i = 1; i < head.size(); i++) {
          if (head.get(i).is(TokenKind.EQUAL) && head.get(i - 1).is(TokenKind.VALUE_ID)) {
            names.add(head.get(i - 1).text());
          }
        }
      }
      return new Assigned(names);
    }
  }

  /** Names of another function do not count. */
  private static boolean isUnknown(Use use, SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    if (scope.resolve(use.token()) != null) {
      return false;
    }
    FunctionSyntax function = tree.functionAt(use.token().start()).orElse(null);
    return scope.definitions(use.token().text()).stream()
        .noneMatch(it -> function == null || function.span().contains(it.span()));
  }

  /** Other operations may define names in their heads that are not known here. */
  private static boolean isInKnownRegions(Use use) {
    boolean inFunction = false;
    int depth = 0;
    for (OperationSyntax op = use.operation().parent(); op != null; op = op.parent()) {
      if (++depth > DEEPEST) {
        return false;
      }
      switch (op.form()) {
        case FUNC -> inFunction = true;
        case IF, FOR, WHILE, MODULE -> {}
        default -> {
          return false;
        }
      }
    }
    return inFunction
        && (use.operation().regions().isEmpty() || use.operation().form() == OpForm.IF)
        && !BINDING.matcher(use.operation().name()).matches();
  }

  private Diagnostic report(Use use, List<Definition> all, SyntaxTree tree) {
    Token token = use.token();
    String name = Scope.base(token.text());
    Diagnostic found = error(token.span(), name + " is not defined");
    Definition meant = meant(use, name, all, tree);
    Span span = new Span(token.start(), token.start() + name.length());
    if (meant == null) {
      for (Definition candidate : NearNames.of(use, all, tree)) {
        found = found.perhaps("write " + candidate.name(), new Edit(span, candidate.name()));
      }
      return found;
    }
    return found
        .note(meant.span(), meant.name() + " is defined here")
        .safely("write " + meant.name(), new Edit(span, meant.name()));
  }

  private static @Nullable Definition meant(
      Use use, String name, List<Definition> all, SyntaxTree tree) {
    Definition twin = NearNames.ofSameLooks(use, all, tree);
    if (twin != null) {
      return twin;
    }
    Definition same = NearNames.ofSameWords(use, all, tree);
    String wanted = NearNames.wanted(use, tree);
    Definition best = null;
    for (Definition definition : all) {
      int distance = Spelling.distance(name, definition.name());
      if (distance > 2 || !definition.isVisibleAt(use.token().start())) {
        continue;
      }
      boolean far = name.length() <= SHORTEST ? distance > 0 : same != null && distance > 1;
      if (far || definition.equals(same) || NameWords.differInLetter(name, definition.name())) {
        continue;
      }
      // Two names that are near leave open which one is meant.
      if (best != null || distance > 1 || same != null) {
        return null;
      }
      best = definition;
    }
    if (best == null) {
      return Stream.<Supplier<@Nullable Definition>>of(
              () -> same,
              () -> NearNames.ofLoop(use, tree),
              () -> NearNames.ofUnused(use, all, tree),
              () -> NumberedNames.meant(use, all, tree),
              () -> PrefixedNames.meant(use, all, tree),
              () -> MemoryNames.meant(use, all, tree),
              () -> NearNames.ofLetter(use, all, tree))
          .map(Supplier::get)
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    }
    boolean fits = wanted == null || wanted.equals(best.type());
    return fits && NearNames.haveSameDigits(name, best.name()) ? best : null;
  }
}
