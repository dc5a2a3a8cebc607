package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a chat leaves around a program: control tokens, reasoning, rules, headings, imports. */
final class ChatResidue extends TextRule {
  private static final Pattern TOKEN =
      Pattern.compile(
          "<\\|[\\w"
              + " /-]{1,40}\\|>(?:assistant|user|system)?|</?s>|<\uFF5C[^\uFF5C\\n]{1,40}\uFF5C>|<br"
              + " ?/?>");
  private static final Pattern REASONING =
      Pattern.compile("<(think|thinking|reasoning|scratchpad|analysis)>");
  private static final Pattern AFTER = Pattern.compile("[ \\t]*\\R?");
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:\\[/?[A-Z][A-Z_ ]*](?:[^%@{}\\[]*\\[/[A-Z_ ]+])?"
              + "|-{3,}|\\*{3,}|_{3,}|~{3,}\\w*"
              + "|\\*\\*[^*]+\\*\\*:?|__[^_]+__:?"
              + "|\\\\(?:begin|end)\\{[\\w*]+}(?:\\[.*])?"
              + "|\\$ \\S.*"
              + "|\\.\\. [\\w-]+::.*|\\s+:[a-z]+:.*|\\[source.*]|[=.]{4,}"
              + "|#\\+(?:begin|end|BEGIN|END)_\\w+.*|\\{/?code.*}|\\{{3}|}{3}|@(?:end)?code.*"
              + "|-{2,} ?[A-Z][A-Z _]*-{2,}"
              + "|\\|.*\\|"
              + "|(?:</?(?:pre|code|div|p|html|body|span|section|article)(?: [^<>]*)?>\\s*)++"
              + "|#(?:include|pragma|define)\\b.*"
              + "|(?:[Cc]opy(?: [Cc]ode)?|Copied!?|Edit)"
              + "|Step [0-9]+(?:[:.)][^%=@{}]*)?"
              + "|(?:[0-9]{1,2}[.)]|\\([0-9]{1,2}\\)) [A-Za-z][^%=@{}]*"
              + "|(?:import|from|using|package|use|dialect)\\s[^%=@]*)\\s*");

  /** What a line of these begins with, if not with a letter. */
  private static final String MARKS = "[-*_~\\\\$|<#.(0123456789:={}@";

  private static final Pattern TITLE =
      Pattern.compile("[A-Za-z][\\w ./-]{0,40}:\\s*|[A-Z][a-z]{1,20}\\s*");
  private static final Pattern ELLIPSIS =
      Pattern.compile("\\s*\\.\\.\\.\\s*(?:\\(?[A-Za-z][A-Za-z ,'-]*+\\)?\\.?)?\\s*");
  private static final Pattern CODE = Pattern.compile("\\bfunc\\b|%\\w");

  ChatResidue() {
    super("NJ098", "chat-residue", "this belongs to a chat, not to the program", "remove it");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Source source = tree.source();
    List<Edit> edits = new ArrayList<>();
    Span reasoning = reasoning(source.text());
    if (!reasoning.isEmpty()) {
      edits.add(Edit.delete(reasoning));
    }
    Span code = code(tree);
    // Lines of prose are NJ011's.
    Set<Integer> known =
        tree.noise().stream()
            .map(noise -> source.lineAt(noise.span().start()))
            .collect(Collectors.toSet());
    for (Line line : Line.of(tree)) {
      boolean may = mayMatch(line.text()) && !known.contains(line.number());
      if (may && !reasoning.contains(source.fullLineSpan(line.number()))) {
        line(source, line, code, edits);
      }
    }
    return code.start() == 0 ? List.of() : edits;
  }

  /** The reasoning before an answer, if there is code behind it. */
  private static Span reasoning(String text) {
    Matcher open = REASONING.matcher(text);
    Set<String> unclosed = new HashSet<>();
    while (open.find()) {
      String mark = "</" + open.group(1) + ">";
      int close = unclosed.contains(mark) ? -1 : text.indexOf(mark, open.end());
      if (close >= 0) {
        int inside = close + mark.length();
        Matcher after = AFTER.matcher(text).region(inside, text.length());
        int end = after.lookingAt() ? after.end() : inside;
        return CODE.matcher(text).region(end, text.length()).find()
            ? new Span(open.start(), end)
            : Span.at(0);
      }
      unclosed.add(mark);
    }
    return Span.at(0);
  }

  private static void line(Source source, Line line, Span code, List<Edit> edits) {
    String text = line.text();
    int start = line.start();
    boolean around = line.number() < code.start() || line.number() >= code.end();
    if (LINE.matcher(text).matches()
        || (around && (ELLIPSIS.matcher(text).matches() || TITLE.matcher(text).matches()))) {
      edits.add(Edit.delete(source.fullLineSpan(line.number())));
      return;
    }
    int comment = text.indexOf("//");
    TOKEN
        .matcher(text)
        .results()
        .filter(it -> comment < 0 || it.start() < comment)
        .forEach(it -> edits.add(Edit.delete(new Span(start + it.start(), start + it.end()))));
  }

  /** Whether one of the patterns may match at all, by what the line begins with and holds. */
  private static boolean mayMatch(String line) {
    int first = 0;
    while (first < line.length() && Character.isWhitespace(line.charAt(first))) {
      first++;
    }
    char begin = first < line.length() ? line.charAt(first) : ' ';
    boolean may = Character.isLetter(begin) ? !isCode(line) : MARKS.indexOf(begin) >= 0;
    return may || line.indexOf('<') >= 0;
  }

  /** No line that begins with a word, and belongs to a chat, has one of these. */
  private static boolean isCode(String line) {
    return line.indexOf('%') >= 0 || line.indexOf('@') >= 0 || line.indexOf('=') >= 0;
  }

  /** The lines from the first code to the last. */
  private static Span code(SyntaxTree tree) {
    int first = 0;
    int last = 0;
    for (Line line : Line.of(tree)) {
      String text = line.text();
      boolean code =
          (text.indexOf('%') >= 0 || text.contains("func"))
              ? CODE.matcher(text).find()
              : text.indexOf('}') >= 0 && text.strip().equals("}");
      first = code && first == 0 ? line.number() : first;
      last = code ? line.number() : last;
    }
    return new Span(first, last + 1);
  }
}
