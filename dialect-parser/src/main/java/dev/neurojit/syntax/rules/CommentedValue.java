package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A constant that only a comment defines: {@code // kp = 0.35}. */
final class CommentedValue extends DefectRule {
  private static final Pattern VALUE =
      Pattern.compile(
          "(?<![\\w.%])%?([A-Za-z_]\\w*) ?(?:=|:) ?(-?[0-9]+(?:\\.[0-9]+)?)(?![\\w.]*[\\w%])");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  CommentedValue() {
    super("NJ174", "commented-value");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Scope scope = Scope.of(tree);
    List<String> unknown = scope.undefinedNames();
    if (unknown.isEmpty()) {
      return Stream.of();
    }
    Map<String, List<String>> values = new HashMap<>();
    Map<String, Integer> mentions = new HashMap<>();
    for (Token token : tree.tokens()) {
      if (token.is(TokenKind.COMMENT)) {
        VALUE
            .matcher(token.text())
            .results()
            .forEach(it ->
                values
                    .computeIfAbsent("%" + it.group(1), key -> new ArrayList<>())
                    .add(it.group(2)));
        WORD.matcher(token.text())
            .results()
            .forEach(it -> mentions.merge("%" + it.group(), 1, Integer::sum));
      }
    }
    // A comment that tells more of a name may take its value back.
    return unknown.stream()
        .filter(name -> values.containsKey(name) && mentions.getOrDefault(name, 0) == 1)
        .map(name -> report(name, values.getOrDefault(name, List.of("")).getFirst(), tree))
        .filter(Objects::nonNull);
  }

  private @Nullable Diagnostic report(String name, String value, SyntaxTree tree) {
    List<Use> uses = Scope.of(tree).uses(name);
    FunctionSyntax function = UndefinedConstant.functionOf(uses, tree);
    String type = UndefinedConstant.typeOf(uses, tree);
    OperationSyntax first = function == null ? null : UndefinedConstant.first(function);
    boolean whole = value.indexOf('.') < 0 && Types.isInteger(type);
    if (first == null || type == null || !Types.isScalar(type) || type.equals("i1")) {
      return null;
    }
    if (!whole && !Types.isFloat(type)) {
      return null;
    }
    Source source = tree.source();
    String literal = whole ? value : Numbers.toFloat(value);
    String line = name + " = arith.constant " + literal + " : " + type;
    int at = first.span().start();
    return error(uses.getFirst().token().span(), name + " is defined by a comment only")
        .safely("define it", Edit.insert(at, line + source.lineEnd() + source.indentAt(at)));
  }
}
