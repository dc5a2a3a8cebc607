package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program inside another format: a JSON string, escaped line ends, HTML entities. */
final class EscapedText extends DefectRule {
  private static final Pattern JSON_STRING = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*+)\"");
  private static final Pattern TRIPLE =
      Pattern.compile("(\"{3}|'{3})[ \\t]*+\\R?+(.*?)\\1", Pattern.DOTALL);
  private static final Pattern ESCAPE = Pattern.compile("\\\\([nrt\"'\\\\/])");
  private static final Pattern LINE_END = Pattern.compile("\\\\n");
  private static final Pattern PRINTABLE = Pattern.compile("=([2-7][0-9A-F])|=[ \\t]*\\R");
  private static final Pattern PLAIN_EQUAL = Pattern.compile("=(?![2-7][0-9A-F]|[ \\t]*\\R)");
  private static final Pattern ENTITY =
      Pattern.compile("&(lt|gt|amp|quot|apos|nbsp|#39|#34|#60|#62|#x27|#x22);");
  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("amp", "&"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("#39", "'"),
          Map.entry("#34", "\""),
          Map.entry("#60", "<"),
          Map.entry("#62", ">"),
          Map.entry("#x27", "'"),
          Map.entry("#x22", "\""));

  EscapedText() {
    super("NJ095", "escaped-text");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Source source = tree.source();
    String text = source.text();
    Span quoted = tripleQuoted(text);
    if (quoted != null) {
      return Stream.of(
          error(new Span(0, quoted.start()), "the program is a string of another language")
              .safely(
                  "take what is inside",
                  List.of(
                      Edit.delete(new Span(0, quoted.start())),
                      Edit.delete(new Span(quoted.end(), text.length())))));
    }
    Span program = jsonString(text);
    Span inside = program == null ? new Span(0, text.length()) : program;
    List<Edit> edits = new ArrayList<>();
    if (program != null || hasEscapedLines(text)) {
      within(ESCAPE, text, inside)
          .forEach(it -> edits.add(new Edit(span(it), unescaped(it.group(1)))));
    } else if (isQuotedPrintable(text)) {
      within(PRINTABLE, text, inside).forEach(it -> edits.add(new Edit(span(it), printed(it))));
    } else if (text.indexOf('&') >= 0) {
      within(ENTITY, text, inside)
          .filter(it -> !isCommented(source, it.start()))
          .forEach(it -> edits.add(new Edit(span(it), ENTITIES.getOrDefault(it.group(1), ""))));
    }
    if (program != null && !edits.isEmpty()) {
      edits.add(Edit.delete(new Span(0, program.start())));
      edits.add(Edit.delete(new Span(program.end(), text.length())));
    }
    return Stream.ofNullable(
        together(
            edits,
            "the program is written in escapes of another format",
            "take the text that they stand for"));
  }

  /** The inside of the one triple-quoted string of a text, if it holds all functions. */
  private static @Nullable Span tripleQuoted(String text) {
    if (!text.contains("\"\"\"") && !text.contains("'''")) {
      return null;
    }
    List<MatchResult> strings = TRIPLE.matcher(text).results().toList();
    if (strings.size() != 1) {
      return null;
    }
    MatchResult one = strings.getFirst();
    String around = text.substring(0, one.start()) + text.substring(one.end());
    boolean holds = one.group(2).contains("func") && around.indexOf('%') < 0;
    return holds ? new Span(one.start(2), one.end(2)) : null;
  }

  /** The inside of the one string of a JSON text that holds a function. */
  private static @Nullable Span jsonString(String text) {
    String start = text.stripLeading();
    if (!(start.startsWith("{") || start.startsWith("\"") || start.startsWith("["))) {
      return null;
    }
    List<MatchResult> functions =
        JSON_STRING.matcher(text).results().filter(it -> holdsFunction(it.group(1))).toList();
    if (functions.size() != 1) {
      return null;
    }
    MatchResult one = functions.getFirst();
    String around = text.substring(0, one.start()) + text.substring(one.end());
    return around.indexOf('%') >= 0 ? null : new Span(one.start(1), one.end(1));
  }

  private static boolean holdsFunction(String inside) {
    return inside.contains("\\n") && inside.contains("func");
  }

  /** Every equals sign is written {@code =3D}, as in a mail. */
  private static boolean isQuotedPrintable(String text) {
    return text.contains("=3D") && !PLAIN_EQUAL.matcher(text).find();
  }

  private static String printed(MatchResult escape) {
    String digits = escape.group(1);
    return digits == null ? "" : String.valueOf((char) Integer.parseInt(digits, 16));
  }

  private static boolean hasEscapedLines(String text) {
    if (!text.contains("\\n")) {
      return false;
    }
    long escaped = LINE_END.matcher(text).results().count();
    return escaped > 1 && escaped > text.lines().count() && text.contains("func");
  }

  private static Stream<MatchResult> within(Pattern pattern, String text, Span span) {
    Matcher matcher = pattern.matcher(text).region(span.start(), span.end());
    return matcher.results();
  }

  private static Span span(MatchResult match) {
    return new Span(match.start(), match.end());
  }

  private static boolean isCommented(Source source, int offset) {
    Span line = source.lineSpan(source.lineAt(offset));
    int comment = source.text(line).indexOf("//");
    return comment >= 0 && line.start() + comment < offset;
  }

  private static String unescaped(String escape) {
    return switch (escape) {
      case "n" -> "\n";
      case "t" -> "\t";
      case "r" -> "";
      default -> escape;
    };
  }
}
