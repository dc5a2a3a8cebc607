package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What parts the turns of a chat or ends a text, before or behind code: {@code [/INST] func}. */
final class ChatToken extends TextRule {
  private static final String TOKEN =
      "(?:\\[/?[A-Z]{2,12}(?:_[A-Z]{2,12})?]|<</?SYS>>|<start_of_turn>(?:model|user)?|<end_of_turn>"
          + "|</?(?:s|S|BOS|EOS|PAD|UNK|SEP|CLS|bos|eos|pad|unk|sep|cls|eot|eod)>"
          + "|</?(?i:answer|assistant|code|final|mlir|output|program|response|result|solution)>"
          + "|<\\|[\\w /\u2581-]{1,40}\\|>(?:assistant|user|system)?)";
  private static final Pattern BEFORE = Pattern.compile("\\s*((?:" + TOKEN + "\\s*+)++)");
  private static final Pattern BEHIND =
      Pattern.compile("(?<![\\w!#>])(?:\\s*+" + TOKEN + ")++\\s*$");

  /** A byte as some tokenizers write it; only what separates code is of any use. */
  private static final Pattern BYTE = Pattern.compile("<0x(?:(0A)|0D|09|20)>");

  /** What ends an answer; behind it, another turn is made up. */
  private static final Pattern END =
      Pattern.compile(
          "<\\|(?:endoftext|im_end|eot_id|end|end_of_text|end\u2581of\u2581sentence)\\|>"
              + "|</s>|<end_of_turn>|<eos>");

  ChatToken() {
    super("NJ225", "chat-token", "this ends or parts the turns of a chat", "remove it");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Source source = tree.source();
    List<Edit> edits = new ArrayList<>();
    if (!source.text().contains("func")) {
      return edits;
    }
    int end = turn(source.text());
    for (Line line : Line.of(tree)) {
      if (!line.isLong() && line.start() < end) {
        line(line, source, edits);
      }
    }
    if (end < source.length()) {
      edits.removeIf(it -> it.span().end() > end);
      edits.add(Edit.delete(new Span(end, source.length())));
    }
    return edits;
  }

  private static void line(Line line, Source source, List<Edit> edits) {
    String text = line.text();
    if (text.indexOf('<') < 0 && text.indexOf('[') < 0) {
      return;
    }
    Matcher before = BEFORE.matcher(text);
    int from = "[<".indexOf(Line.first(text)) >= 0 && before.lookingAt() ? before.end() : 0;
    if (from == text.length()) {
      edits.add(Edit.delete(source.fullLineSpan(line.number())));
      return;
    }
    if (from > 0) {
      edits.add(Edit.delete(new Span(line.start() + before.start(1), line.start() + from)));
    }
    Matcher behind = BEHIND.matcher(text);
    boolean ends = text.endsWith(">") ? !isShaped(text) : text.endsWith("]") || text.endsWith(" ");
    boolean found = ends && behind.find(from) && text.indexOf("//") < 0;
    int to = found ? behind.start() : text.length();
    (text.contains("<0x") ? BYTE.matcher(text).results() : Stream.<MatchResult>of())
        .filter(it -> it.start() >= from && it.end() <= to)
        .forEach(it ->
            edits.add(
                new Edit(
                    new Span(line.start() + it.start(), line.start() + it.end()),
                    it.group(1) == null ? " " : source.lineEnd())));
    if (to < text.length()) {
      edits.add(Edit.delete(new Span(line.start() + to, line.start() + text.length())));
    }
  }

  /** {@code memref<4xf32>}. */
  private static boolean isShaped(String text) {
    return Character.isDigit(text.charAt(text.lastIndexOf('<') + 1));
  }

  /** Where the answer ends if there is a turn behind it without code; else the end of the text. */
  private static int turn(String text) {
    int last = text.indexOf('<') < 0 ? -1 : text.lastIndexOf('}');
    Matcher end = END.matcher(text);
    boolean over = last >= 0 && end.find(last);
    String rest = over ? text.substring(end.end()) : "";
    boolean prose = !rest.isBlank() && !rest.contains("func") && rest.indexOf('%') < 0;
    return prose ? end.start() : text.length();
  }
}
