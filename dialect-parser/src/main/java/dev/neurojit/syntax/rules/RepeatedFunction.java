package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The same function twice. */
final class RepeatedFunction extends DefectRule {
  RepeatedFunction() {
    super("NJ076", "repeated-function");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Map<String, FunctionSyntax> first = new HashMap<>();
    List<Diagnostic> found = new ArrayList<>();
    for (FunctionSyntax function : tree.functions()) {
      FunctionSyntax before = first.putIfAbsent(function.name(), function);
      if (before != null && before.operation().block() == function.operation().block()) {
        found.add(report(before, function, tree.source()));
      }
    }
    return found.stream();
  }

  private Diagnostic report(FunctionSyntax before, FunctionSyntax function, Source source) {
    Diagnostic finding =
        error(function.nameSpan(), "@" + function.name() + " is defined twice")
            .note(before.nameSpan(), "first defined here");
    FunctionSyntax prototype = before.body() == null ? before : function;
    boolean declared =
        prototype.body() == null
            && (before.body() != null || function.body() != null)
            && types(before).equals(types(function))
            && results(before).equals(results(function));
    if (declared) {
      return finding.safely("remove the declaration", remove(prototype, source));
    }
    String text = bare(source.text(function.span()));
    if (!text.equals(bare(source.text(before.span())))) {
      return finding.help("the two differ; rename or remove one of them");
    }
    return finding.safely("remove the repetition", remove(function, source));
  }

  private static Edit remove(FunctionSyntax function, Source source) {
    Span first = source.fullLineSpan(source.lineAt(function.span().start()));
    Span last = source.fullLineSpan(source.lineAt(function.span().end()));
    boolean alone = source.text(first.to(last)).strip().equals(source.text(function.span()));
    return Edit.delete(alone ? first.to(last) : function.span());
  }

  private static List<String> types(FunctionSyntax function) {
    List<Token> head = function.operation().head();
    List<String> types = new ArrayList<>();
    for (List<Token> part : Heads.group(head, Heads.indexOf(head, TokenKind.LPAREN, 0))) {
      int from = Heads.indexOf(part, TokenKind.COLON, 0) + 1;
      if (from < part.size()) {
        types.add(Types.compact(Heads.type(part.subList(from, part.size())).text()));
      }
    }
    return types;
  }

  private static List<String> results(FunctionSyntax function) {
    return function.results().stream().map(it -> Types.compact(it.text())).toList();
  }

  /** Comments and blanks do not count. */
  private static String bare(String text) {
    return text.replaceAll("//[^\\n]*", "").replaceAll("\\s+", " ");
  }
}
