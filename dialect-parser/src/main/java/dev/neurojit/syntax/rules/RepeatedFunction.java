package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
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

/** The same function twice, or two of one name for other types. */
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
        found.add(report(before, function, tree));
      }
    }
    return found.stream();
  }

  private Diagnostic report(FunctionSyntax before, FunctionSyntax function, SyntaxTree tree) {
    Source source = tree.source();
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
      List<Edit> renaming = overloaded(before, function, tree);
      if (!renaming.isEmpty()) {
        return finding.safely("name it for its type", renaming);
      }
      return finding.help("the two differ; rename or remove one of them");
    }
    return finding.safely("remove the repetition", remove(function, source));
  }

  /** Two functions for other types, where the types of each call tell which one it calls. */
  private static List<Edit> overloaded(
      FunctionSyntax before, FunctionSyntax function, SyntaxTree tree) {
    String name = function.name();
    String first = types(before) + " " + results(before);
    String second = types(function) + " " + results(function);
    String fresh = name + "_" + String.join("_", types(function)).replaceAll("\\W+", "_");
    boolean two = tree.functions().stream().filter(it -> it.name().equals(name)).count() == 2;
    if (first.equals(second) || !two || tree.function(fresh).isPresent()) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>(List.of(new Edit(function.nameSpan(), "@" + fresh)));
    for (OperationSyntax op : tree.customOperations()) {
      boolean calls = op.form() == OpForm.CALL && !op.body().isEmpty();
      Token callee = calls ? op.body().getFirst() : null;
      if (callee == null || !callee.text().equals("@" + name)) {
        continue;
      }
      String called = called(op);
      if (called.equals(second)) {
        edits.add(new Edit(callee.span(), "@" + fresh));
      } else if (!called.equals(first)) {
        return List.of();
      }
    }
    return edits.size() < 2 ? List.of() : edits;
  }

  /** The types of the operands and results that a call says it has. */
  private static String called(OperationSyntax call) {
    List<Token> types = call.typeTokens();
    int arrow = Heads.indexOf(types, TokenKind.ARROW, 0);
    if (arrow < 0) {
      return "";
    }
    List<String> operands =
        Heads.group(types, 0).stream().map(it -> Types.compact(Heads.type(it).text())).toList();
    List<String> results = StructuredTypes.results(call).stream().map(Types::compact).toList();
    return operands + " " + results;
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
