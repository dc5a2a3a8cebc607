package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Calls of MLIR's builders where the text has types and attributes: {@code b.getF32Type()}. */
final class BuilderCall extends TextRule {
  private static final Pattern TYPE =
      Pattern.compile("\\b\\w+\\.get(BF16|F16|F32|F64|I1|I8|I16|I32|I64|Index)Type\\(\\)");
  private static final Pattern VALUE =
      Pattern.compile(
          "\\b\\w+\\.get(?:(F16|F32|F64)Float|(I8|I16|I32|I64)Integer|(Index))Attr"
              + "\\((-?[0-9]+(?:\\.[0-9]*)?)f?\\)");

  BuilderCall() {
    super("NJ216", "builder-call", "this is a call of a builder, not what it builds", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Source source = tree.source();
    if (!source.text().contains(".get")) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    TYPE.matcher(source.text())
        .results()
        .filter(it -> isCode(it, source))
        .forEach(it -> edits.add(new Edit(span(it), mlir(it.group(1)))));
    VALUE
        .matcher(source.text())
        .results()
        .filter(it -> isCode(it, source))
        .forEach(it -> edits.add(new Edit(span(it), attribute(it))));
    return edits;
  }

  private static String attribute(MatchResult match) {
    String real = match.group(1);
    String number = match.group(4);
    if (real != null) {
      return (number.indexOf('.') < 0 ? number + ".0" : number) + " : " + mlir(real);
    }
    return number + " : " + mlir(match.group(2) == null ? match.group(3) : match.group(2));
  }

  private static String mlir(String type) {
    return type.toLowerCase(Locale.ROOT);
  }

  private static Span span(MatchResult match) {
    return new Span(match.start(), match.end());
  }

  /** Behind the type of a value or its operation, not in a comment. */
  private static boolean isCode(MatchResult match, Source source) {
    Span line = source.lineSpan(source.lineAt(match.start()));
    String before = source.text(new Span(line.start(), match.start())).stripTrailing();
    boolean place = before.endsWith(":") || before.endsWith("to") || before.endsWith("->");
    return !before.contains("//") && (place || before.endsWith("arith.constant"));
  }
}
