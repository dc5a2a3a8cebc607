package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A constant that is used by a name that tells its value, but is defined nowhere: {@code %zero},
 * {@code %4096}.
 */
final class UndefinedConstant extends DefectRule {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("zero", "0"),
          Map.entry("one", "1"),
          Map.entry("two", "2"),
          Map.entry("three", "3"),
          Map.entry("four", "4"),
          Map.entry("five", "5"),
          Map.entry("ten", "10"),
          Map.entry("hundred", "100"),
          Map.entry("half", "0.5"),
          Map.entry("pi", "3.141592653589793"),
          Map.entry("two_pi", "6.283185307179586"),
          Map.entry("half_pi", "1.5707963267948966"),
          Map.entry("deg2rad", "0.017453292519943295"),
          Map.entry("rad2deg", "57.29577951308232"));
  private static final Pattern NAME =
      Pattern.compile(
          "%(?:(zero|one|two_?pi|two|three|four|five|ten|hundred|half_?pi|half|pi|true|false"
              + "|deg_?(?:to|2)_?rad|rad_?(?:to|2)_?deg)|c_?([0-9]{1,9}))(?:_([a-z0-9]+))?");

  private static final Pattern DIGITS = Pattern.compile("%[0-9]{1,9}");

  /** With its sigil; no function of a model has a hundred values without names. */
  private static final int LARGE = 4;

  UndefinedConstant() {
    super("NJ043", "undefined-constant");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    boolean numbers = areNumbers(scope);
    return scope.undefinedNames().stream()
        .map(name -> report(name, scope.uses(name), numbers, tree))
        .filter(Objects::nonNull);
  }

  /** Names of digits are numbers where none is defined and one counts more than values do. */
  private static boolean areNumbers(Scope scope) {
    return scope.undefinedNames().stream()
            .anyMatch(it -> it.length() >= LARGE && DIGITS.matcher(it).matches())
        && scope.definitions().stream()
            .filter(it -> DIGITS.matcher(it.name()).matches())
            .allMatch(UndefinedConstant::isItself);
  }

  /** {@code %360 = arith.constant 360 : i32}, of an earlier round. */
  private static boolean isItself(Definition definition) {
    OperationSyntax op = definition.operation();
    return op.form() == OpForm.CONSTANT
        && !op.body().isEmpty()
        && op.body().getFirst().text().startsWith(definition.name().substring(1));
  }

  private @Nullable Diagnostic report(
      String name, List<Use> uses, boolean numbers, SyntaxTree tree) {
    boolean number = numbers && DIGITS.matcher(name).matches();
    Matcher matcher = NAME.matcher(number ? "%c" + name.substring(1) : name);
    FunctionSyntax function = functionOf(uses, tree);
    String type = typeOf(uses, tree);
    if (!matcher.matches() || function == null || type == null) {
      return null;
    }
    String literal = literal(matcher, type);
    OperationSyntax first = first(function);
    if (literal == null || first == null) {
      return null;
    }
    Source source = tree.source();
    String suffix = type.equals("i1") ? "" : " : " + type;
    String line = name + " = arith.constant " + literal + suffix;
    String indent = source.indentAt(first.span().start());
    return error(uses.getFirst().token().span(), name + " is not defined")
        .safely("define it", Edit.insert(first.span().start(), line + source.lineEnd() + indent));
  }

  /**
   * A bare {@code %c1} may as well be a coefficient: it counts as 1 only where an integer is
   * wanted.
   */
  private static @Nullable String literal(Matcher name, String type) {
    String word = name.group(1);
    String suffix = name.group(3);
    boolean contradicts = suffix != null && !suffix.equals(type);
    if (word != null && (word.equals("true") || word.equals("false"))) {
      // MLIR numbers its own names, as in %true_0.
      boolean numbered = suffix != null && suffix.matches("[0-9]+");
      return type.equals("i1") && (numbered || !contradicts) ? word : null;
    }
    boolean bareNumber = word == null && suffix == null;
    if (contradicts || (bareNumber && !Types.isInteger(type))) {
      return null;
    }
    String value = word == null ? name.group(2) : WORDS.get(key(word));
    if (value == null || !Types.isScalar(type) || type.equals("i1")) {
      return null;
    }
    if (Types.isFloat(type)) {
      return Numbers.toFloat(value);
    }
    return value.indexOf('.') < 0 ? value : null;
  }

  /** As the table has it: {@code two_pi}, {@code deg2rad}. */
  private static String key(String word) {
    return word.endsWith("pi") && word.length() > 2
        ? word.replaceFirst("_?pi$", "_pi")
        : word.replaceFirst("_?to_?|_2_?|2_", "2");
  }

  static @Nullable String typeOf(List<Use> uses, SyntaxTree tree) {
    Set<@Nullable String> types = new HashSet<>();
    uses.forEach(use -> types.add(NearNames.wanted(use, tree)));
    return types.size() == 1 ? types.iterator().next() : null;
  }

  static @Nullable FunctionSyntax functionOf(List<Use> uses, SyntaxTree tree) {
    return tree.functionAt(uses.getFirst().token().start()).stream()
        .filter(function -> uses.stream().allMatch(use -> contains(function, use)))
        .findFirst()
        .orElse(null);
  }

  private static boolean contains(FunctionSyntax function, Use use) {
    return function.span().contains(use.token().span());
  }

  static @Nullable OperationSyntax first(FunctionSyntax function) {
    RegionSyntax body = function.body();
    List<OperationSyntax> operations =
        body == null ? List.of() : body.blocks().getFirst().operations();
    return operations.isEmpty() ? null : operations.getFirst();
  }
}
