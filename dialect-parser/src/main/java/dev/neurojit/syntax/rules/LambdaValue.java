package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A function of one expression as a value: {@code %sq = lambda %v: %v * %v}. */
final class LambdaValue extends TextRule {
  private static final String NAMES = "(%?[A-Za-z_]\\w*(?:, ?%?[A-Za-z_]\\w*)*)";

  private static final Pattern DEFINITION =
      Pattern.compile(
          "\\s*(?:let |const |auto |val )?(%[\\w$]+) ?= ?"
              + ("(?:lambda "
                  + NAMES
                  + " ?:|\\("
                  + NAMES
                  + "\\) ?[=-]>|\\|"
                  + NAMES
                  + "\\||fun "
                  + NAMES
                  + " ?->"
                  + "|\\\\"
                  + NAMES
                  + " ?->|fn\\("
                  + NAMES
                  + "\\) ?[=-]>)")
              + " ?([^{}]+?);?\\s*");

  private record Lambda(List<String> parameters, String body) {}

  LambdaValue() {
    super(
        "NJ385",
        "lambda-value",
        "a function is no value of func",
        "write its expression where it is called");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Map<String, Lambda> lambdas = new HashMap<>();
    List<Edit> edits = new ArrayList<>();
    for (LineMatch line : LineMatch.of(tree, DEFINITION, LambdaValue::isPromising)) {
      int group = 2;
      while (line.match().group(group) == null) {
        group++;
      }
      List<String> parameters = List.of(line.match().group(group).split(", ?", -1));
      lambdas.put(line.match().group(1), new Lambda(parameters, line.match().group(8)));
      edits.add(Edit.delete(tree.source().fullLineSpan(tree.source().lineAt(line.start()))));
    }
    if (lambdas.isEmpty()) {
      return List.of();
    }
    Pattern use =
        Pattern.compile("(" + String.join("|", lambdas.keySet()) + ")\\b(?:\\(([^()]*)\\))?");
    for (Line line : Line.of(tree)) {
      boolean defines = DEFINITION.matcher(line.isLong() ? "" : line.text()).matches();
      Matcher matcher = use.matcher(defines || line.isLong() ? "" : line.text());
      while (matcher.find()) {
        Lambda lambda = lambdas.get(matcher.group(1));
        String right = lambda == null ? null : call(lambda, matcher.group(2));
        if (right == null) {
          return List.of();
        }
        boolean whole = line.text().substring(0, matcher.start()).strip().endsWith("=");
        boolean alone = whole && line.text().substring(matcher.end()).isBlank();
        int start = line.start() + matcher.start();
        Span span = new Span(start, line.start() + matcher.end());
        edits.add(new Edit(span, alone ? right : "(" + right + ")"));
      }
    }
    return edits;
  }

  private static boolean isPromising(String text) {
    return text.contains("lambda")
        || text.contains("->")
        || text.contains("=>")
        || text.contains("|")
        || text.contains("fn");
  }

  private static @Nullable String call(Lambda lambda, @Nullable String written) {
    List<String> given = written == null ? List.of() : List.of(written.strip().split(" ?, ?", -1));
    if (given.size() != lambda.parameters.size()) {
      return null;
    }
    Map<String, String> bound = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      if (!given.get(i).matches("%[\\w.$]+|[0-9]+(?:\\.[0-9]+)?")) {
        return null;
      }
      bound.put(lambda.parameters.get(i), given.get(i));
    }
    return Pattern.compile("%?[A-Za-z_]\\w*")
        .matcher(lambda.body)
        .replaceAll(it -> Matcher.quoteReplacement(bound.getOrDefault(it.group(), it.group())));
  }
}
