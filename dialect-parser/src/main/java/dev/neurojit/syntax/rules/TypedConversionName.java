package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpTable;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A conversion whose name has the types in it: {@code arith.trunc_i64_i32}. */
final class TypedConversionName extends DefectRule {
  private static final String TYPE = "(i(?:1|8|16|32|64|128)|b?f16|f32|f64|index)";

  private static final Pattern LINE =
      Pattern.compile(
          "\\s*%[\\w.$-]+ ?= ?((?:(?:arith|math|std|index)\\.)?([a-z]\\w*?)[ (] ?(%[\\w.$#-]+)\\)?"
              + "( ?:[^/]*?)?)(?:\\s*//.*|\\s*)");

  private static final Pattern NAME =
      Pattern.compile("([a-z_]*?)_?" + TYPE + "_?(?:to|2)?_?" + TYPE);

  TypedConversionName() {
    super("NJ317", "typed-conversion-name");
  }

  @Override
  public Layer layer() {
    return Layer.TEXT;
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    List<Diagnostic> found = new ArrayList<>();
    for (LineMatch line : LineMatch.of(tree, LINE, it -> it.indexOf('%') >= 0)) {
      Matcher name = NAME.matcher(line.match().group(2));
      String right = name.matches() ? conversion(name, line.match().group(4)) : null;
      if (right != null) {
        String text = right.replace("$x", line.match().group(3));
        Span span = new Span(line.startOf(1), line.start() + line.match().end(1));
        found.add(
            error(span, "the types of a conversion stand behind it")
                .safely("write " + text, new Edit(span, text)));
      }
    }
    return found.stream();
  }

  private static @Nullable String conversion(Matcher name, @Nullable String written) {
    String word = name.group(1).replaceFirst("_(?:from)?$", "");
    String from = name.group(2);
    String to = name.group(3);
    boolean bits = word.equals("bitcast") || word.equals("reinterpret");
    if (!agrees(written, from, to) || !(word.isEmpty() || bits || CastNames.isWord(word))) {
      return null;
    }
    String meant =
        bits ? bitcast(from, to) : CastNames.between(from, to, CastNames.isUnsigned(word));
    boolean contradicts =
        meant == null
            || (word.contains("trunc") && !meant.contains("trunc"))
            || (word.contains("ext") && !meant.contains("ext"))
            || (OpTable.isKnown("arith." + word) && !meant.equals("arith." + word));
    return contradicts ? null : meant + " $x : " + from + " to " + to;
  }

  private static @Nullable String bitcast(String from, String to) {
    boolean fits = !from.equals(to) && Types.width(from) == Types.width(to);
    return fits && !from.equals("index") && !to.equals("index") ? "arith.bitcast" : null;
  }

  /** Whether the types behind, if there are any, are those of the name. */
  private static boolean agrees(@Nullable String written, String from, String to) {
    if (written == null) {
      return true;
    }
    String types = written.replaceAll("[:() ]", "").replace("->", ">").replaceFirst("to", ">");
    return types.equals(from + ">" + to) || types.equals(from) || types.equals(to);
  }
}
