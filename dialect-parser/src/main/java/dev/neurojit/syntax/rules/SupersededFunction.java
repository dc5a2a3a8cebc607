package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TextOrder;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A function and, announced as such, its corrected version; or a draft of it in Python before it.
 */
final class SupersededFunction extends DefectRule {
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?i)\\b(?:correct(?:ed)?|fixed|repaired|revised|updated|final)"
              + " (?:code|version|mlir|function|program|ir)\\b");
  private static final Pattern HEAD =
      Pattern.compile("\\s*func\\.func (?:private |public )?(@[\\w.$]+)\\s?\\(.*");

  private static final int LONGEST = 1000;

  /** A function in Python without types; the groups are its name and parameters. */
  private static final Pattern SKETCH =
      Pattern.compile(
          "(?m)^def (\\w{1,100})\\(([\\w, ]{0,200})\\):\\s*\\n(?:(?:[ \\t][^\\n]{0,500})?\\n){1,100}+");

  SupersededFunction() {
    super("NJ162", "superseded-function");
  }

  @Override
  public Layer layer() {
    return Layer.PROGRAM;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Source source = tree.source();
    List<FunctionSyntax> functions = tree.functions();
    List<Diagnostic> found = new ArrayList<>();
    for (int i = 1; i < functions.size(); i++) {
      FunctionSyntax before = functions.get(i - 1);
      FunctionSyntax after = functions.get(i);
      boolean again =
          before.name().equals(after.name())
              && before.operation().block() == after.operation().block();
      int gap = after.span().start() - before.span().end();
      if (!again || gap > LONGEST || gap < 0) {
        continue;
      }
      String between =
          source.text(new Span(/* start= */ before.span().end(), /* end= */ after.span().start()));
      if (ANNOUNCED.matcher(between).find()) {
        Span old = new Span(before.span().start(), after.span().start());
        found.add(
            error(before.nameSpan(), "a corrected version of @" + before.name() + " follows")
                .note(after.nameSpan(), "here")
                .safely("keep the corrected one", Edit.delete(old)));
      }
    }
    drafts(tree, found);
    if (source.text().contains("def ")) {
      sketches(tree, found);
    }
    return found.stream();
  }

  /** A function that breaks off, and then begins anew. */
  private void drafts(SyntaxTree tree, List<Diagnostic> found) {
    List<LineMatch> heads =
        LineMatch.of(tree, HEAD, line -> line.contains("func") && line.indexOf('@') > 0);
    for (int i = 1; i < heads.size(); i++) {
      LineMatch before = heads.get(i - 1);
      LineMatch after = heads.get(i);
      int end = i + 1 < heads.size() ? heads.get(i + 1).start() : tree.source().length();
      boolean again = before.match().group(1).equals(after.match().group(1));
      Span draft = new Span(before.start(), after.start());
      boolean conflict = tree.source().text(draft).contains("\n=====");
      if (again
          && !conflict
          && open(before.start(), after.start(), tree) > 0
          && open(after.start(), end, tree) <= 0) {
        Span name = nameOf(before);
        found.add(
            error(name, "this draft of " + before.match().group(1) + " breaks off")
                .note(nameOf(after), "the whole function follows")
                .safely("keep that one", Edit.delete(draft)));
      }
    }
  }

  private static Span nameOf(LineMatch line) {
    return new Span(line.startOf(1), line.startOf(1) + line.match().group(1).length());
  }

  /** How many more braces are opened than closed; 0 where the first is closed. */
  private static int open(int start, int end, SyntaxTree tree) {
    int open = 0;
    List<Token> tokens = TokenGroups.code(tree);
    for (int i = TextOrder.firstFrom(tokens, start, Token::start); i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.end() > end) {
        break;
      }
      boolean closes = token.is(TokenKind.RBRACE);
      open += token.is(TokenKind.LBRACE) ? 1 : closes ? -1 : 0;
      if (closes && open <= 0) {
        return 0;
      }
    }
    return open;
  }

  /** What Python leaves open, the function of the same name and parameters behind it tells. */
  private void sketches(SyntaxTree tree, List<Diagnostic> found) {
    Matcher draft = SKETCH.matcher(tree.source().text());
    while (draft.find()) {
      List<String> names =
          Stream.of(draft.group(2).split(",")).map(it -> "%" + it.strip()).toList();
      tree.function(draft.group(1))
          .filter(it -> it.span().start() == draft.end())
          .filter(it -> names.equals(it.parameters().stream().map(ArgumentSyntax::name).toList()))
          .ifPresent(it ->
              found.add(
                  error(new Span(draft.start(1), draft.end(1)), "the function itself follows")
                      .note(it.nameSpan(), "here")
                      .safely("keep that one", Edit.delete(new Span(draft.start(), draft.end())))));
    }
  }
}
