package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Expectation;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A name that is given a value twice where both can be seen. Read as an assignment: a use means the
 * last value before it, unless its type says that an earlier one is meant.
 */
final class SsaRedefinition extends DefectRule {
  /** How many earlier values of the same name are looked at. */
  private static final int NEIGHBOURS = 16;

  private static final Pattern OLDER =
      Pattern.compile("\\b(?:old|was|before|previous|original)\\b");
  private static final Pattern NEWER =
      Pattern.compile(
          "\\b(?:new|now|after|fixed|updated|tuned|corrected|changed|increased|reduced|raised"
              + "|lowered)\\b");

  SsaRedefinition() {
    super("NJ024", "ssa-redefinition");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    return scope.names().stream()
        .filter(name -> scope.definitions(name).size() > 1)
        .sorted()
        .flatMap(name -> check(name, scope, tree))
        .sorted(Comparator.comparing(Diagnostic::span));
  }

  /** At most one finding a function: the next one is looked for when this one is mended. */
  private Stream<Diagnostic> check(String name, Scope scope, SyntaxTree tree) {
    Map<Integer, List<Definition>> byFunction =
        scope.definitions(name).stream()
            .collect(
                Collectors.groupingBy(
                    definition -> functionAt(definition, tree), TreeMap::new, Collectors.toList()));
    return byFunction.values().stream()
        .map(definitions -> check(definitions, scope, tree))
        .filter(Objects::nonNull);
  }

  private static int functionAt(Definition definition, SyntaxTree tree) {
    return tree.functionAt(definition.span().start())
        .map(function -> function.span().start())
        .orElse(-1);
  }

  private @Nullable Diagnostic check(List<Definition> all, Scope scope, SyntaxTree tree) {
    for (int i = 1; i < all.size(); i++) {
      Definition second = all.get(i);
      for (int k = i - 1; k >= Math.max(0, i - NEIGHBOURS); k--) {
        Definition first = all.get(k);
        if (clash(first, second, scope)) {
          return report(first, second, scope, tree);
        }
      }
    }
    return null;
  }

  /**
   * Whether the first one can be seen where the second one stands, or both name one block's values.
   */
  private static boolean clash(Definition first, Definition second, Scope scope) {
    return !first.span().equals(second.span())
        && first.region() != null
        && first.isVisibleAt(second.span().start())
        && (first.kind() != Definition.Kind.BLOCK_ARGUMENT || isOfBlock(first, second, scope));
  }

  private @Nullable Diagnostic report(
      Definition first, Definition second, Scope scope, SyntaxTree tree) {
    Diagnostic found =
        error(second.span(), second.name() + " is defined a second time" + asType(second.type()))
            .note(first.span(), "first defined here" + asType(first.type()));
    if (second.kind() == Definition.Kind.PARAMETER) {
      Edit other = RepeatedParameter.edit(first, second, tree);
      return other == null ? found : found.safely("write " + other.replacement(), other);
    }
    if (second.name().indexOf('#') >= 0) {
      return found;
    }
    if (isSameConstant(first, second, tree.source())) {
      Source source = tree.source();
      return found.safely("remove the repetition", Edit.delete(statement(second, source)));
    }
    if (areRivals(first, second, scope)
        && !isSaid(second, NEWER, tree.source())
        && !isSaid(first, OLDER, tree.source())) {
      return found.help("it is open which of the two numbers is meant; keep one");
    }
    List<Edit> edits =
        RenamedArgument.is(first, second)
            ? RenamedArgument.edits(first, second, scope)
            : renaming(first, second, scope, tree);
    return edits == null
        ? found.help("give one of the two another name")
        : found.safely("rename " + renamed(first, second), edits);
  }

  private static String renamed(Definition first, Definition second) {
    boolean argument = RenamedArgument.is(first, second);
    return isFixed(first) || argument || !Objects.equals(first.region(), second.region())
        ? "the second " + second.name()
        : "the first " + first.name();
  }

  /** A parameter's name is part of what others know: it is the other value that is renamed. */
  static boolean isFixed(Definition definition) {
    return definition.kind() == Definition.Kind.PARAMETER;
  }

  /** An argument of the block in which the second one is, and of no use elsewhere. */
  static boolean isOfBlock(Definition first, Definition second, Scope scope) {
    BlockSyntax block = second.operation().block();
    OperationSyntax label = block.label();
    return first.kind() == Definition.Kind.BLOCK_ARGUMENT
        && label != null
        && label.span().contains(first.span())
        && scope.uses(first.name(), first.visible()).stream()
            .allMatch(use ->
                label.span().end() <= use.token().start()
                    && use.token().end() <= block.operations().getLast().span().end());
  }

  private static @Nullable List<Edit> renaming(
      Definition first, Definition second, Scope scope, SyntaxTree tree) {
    if (SharedName.mayBeMeantTogether(first, second, scope)) {
      return null;
    }
    boolean renameSecond = isFixed(first) || !Objects.equals(first.region(), second.region());
    String fresh = freshName(renameSecond ? second : first, renameSecond, scope);
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(renameSecond ? second.span() : first.span(), fresh));
    // What does not see the first one means neither.
    for (Use use : scope.uses(second.name(), first.visible())) {
      Definition meant = meant(first, second, use, scope, tree);
      if (meant == null) {
        return null;
      }
      boolean rename = renameSecond ? meant.equals(second) : meant.equals(first);
      if (rename) {
        int end = use.token().start() + second.name().length();
        edits.add(new Edit(new Span(use.token().start(), end), fresh));
      }
    }
    return edits;
  }

  /** The value that a use means, or null if place and type contradict each other. */
  private static @Nullable Definition meant(
      Definition first, Definition second, Use use, Scope scope, SyntaxTree tree) {
    Definition latest = scope.resolve(use.token());
    boolean seesSecond = second.isVisibleAt(use.token().start());
    // Up to it the use is not ours.
    if (latest != null && SharedName.isOfThird(use.token(), first, second, scope)) {
      return latest;
    }
    Definition byPlace = seesSecond ? second : first;
    String wanted = Expectation.of(tree).at(use.operation(), use.token());
    if (wanted == null || fits(byPlace, wanted) || byPlace.type() == null) {
      return byPlace;
    }
    return seesSecond && fits(first, wanted) ? first : byPlace;
  }

  private static boolean fits(Definition definition, String wanted) {
    return wanted.equals(definition.type());
  }

  /** Two numbers for one name, of which nothing has used the first where the second comes. */
  private static boolean areRivals(Definition first, Definition second, Scope scope) {
    Span between =
        new Span(first.span().end(), Math.max(first.span().end(), second.span().start()));
    return first.operation().name().equals("arith.constant")
        && second.operation().name().equals("arith.constant")
        && Objects.equals(first.region(), second.region())
        && first.type() != null
        && first.type().equals(second.type())
        && scope.uses(first.name(), between).isEmpty();
  }

  /** Whether the comment behind a definition has such a word. */
  private static boolean isSaid(Definition definition, Pattern words, Source source) {
    String line = source.lineText(source.lineAt(definition.span().start()));
    int comment = line.indexOf("//");
    return comment >= 0 && words.matcher(line.substring(comment)).find();
  }

  private static boolean isSameConstant(Definition first, Definition second, Source source) {
    return first.operation().name().equals("arith.constant")
        && second.operation().name().equals("arith.constant")
        && second.operation().results().size() == 1
        && Objects.equals(first.region(), second.region())
        && source.text(first.operation().span()).equals(source.text(second.operation().span()));
  }

  private static Span statement(Definition definition, Source source) {
    return source.ownLine(definition.operation().span());
  }

  private static String freshName(Definition renamed, boolean isSecond, Scope scope) {
    String base = NameStem.of(renamed.name());
    String type = renamed.type();
    if (!isSecond && type != null && type.equals("i1")) {
      return scope.fresh(base + "_cond");
    }
    return scope.numbered(base);
  }

  private static String asType(@Nullable String type) {
    return type == null ? "" : " as " + type;
  }
}
