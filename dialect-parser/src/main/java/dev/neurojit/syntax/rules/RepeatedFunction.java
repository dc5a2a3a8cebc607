package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
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
    String text = bare(source.text(function.span()));
    if (!text.equals(bare(source.text(before.span())))) {
      return finding.help("the two differ; rename or remove one of them");
    }
    Span first = source.fullLineSpan(source.lineAt(function.span().start()));
    Span last = source.fullLineSpan(source.lineAt(function.span().end()));
    boolean alone = source.text(first.to(last)).strip().equals(source.text(function.span()));
    return finding.safely(
        "remove the repetition", Edit.delete(alone ? first.to(last) : function.span()));
  }

  /** Comments and blanks do not count. */
  private static String bare(String text) {
    return text.replaceAll("//[^\\n]*", "").replaceAll("\\s+", " ");
  }
}
