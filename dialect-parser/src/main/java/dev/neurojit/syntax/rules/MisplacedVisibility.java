package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The visibility of a function elsewhere than between {@code func.func} and the name, or with
 * marks: {@code func.func @f private(%x: f32)}, {@code func.private @f}, {@code [private] @f}.
 */
final class MisplacedVisibility extends TextRule {
  private static final String WORD = "(?<word>private|public|nested)";
  private static final String NAME = "(?<name>@[\\w$.]+)";
  private static final String KEYWORD = "(?<start>\\s*)func(?:\\.func)? +";
  private static final String TYPES = "(?<types>[ ]*\\([^{}]*\\)(?:\\s*->[^{}]*?)?)";
  private static final String ENTRY =
      "(?:sym_)?visibility\\s*[=:]\\s*\"?" + WORD + "\"?|" + WORD.replace("word", "flag");

  private static final List<Pattern> FORMS =
      Stream.of(
              KEYWORD + NAME + " ?[,:]? ?[\\[<(\"']?" + WORD + "[])>\"']? ?(?<rest>\\(.*)",
              KEYWORD + NAME + TYPES + " " + WORD + "(?<rest> *(?:->.*|\\{.*)?)",
              KEYWORD
                  + "(?:[@\\[<(\"'.-]"
                  + WORD
                  + "[])>\"']?|(?<flag>private|public|nested)(?= ?[:,]))"
                  + " ?[:,]? "
                  + NAME
                  + "(?<rest>.*)",
              KEYWORD + "visibility ?[=(:] ?\"?" + WORD + "\"?\\)? " + NAME + "(?<rest>.*)",
              "(?<start>\\s*)(?:func\\.(?:func[._])?"
                  + WORD
                  + "(?: func(?:\\.func)?)?|(?<flag>private|public|nested)(?:\\.func)?) +"
                  + NAME
                  + "(?<rest> ?\\(.*)",
              KEYWORD + NAME + " ?(?:attributes ?)?[{\\[](?:" + ENTRY + ")[}\\]] ?(?<rest>\\(.*)",
              KEYWORD
                  + NAME
                  + TYPES
                  + " *(?:[{\\[](?:sym_)?|attributes ?\\{sym_)visibility\\s*[=:]\\s*\"?"
                  + WORD
                  + "\"?[}\\]](?<rest> *\\{.*)?")
          .map(Pattern::compile)
          .toList();

  private static final Pattern PROMISING = Pattern.compile("private|public|nested");

  MisplacedVisibility() {
    super(
        "NJ326",
        "misplaced-visibility",
        "the visibility of a function stands between func.func and its name",
        "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      boolean promising =
          !line.isLong() && line.text().indexOf('@') >= 0 && PROMISING.matcher(line.text()).find();
      for (Pattern form : promising ? FORMS : List.<Pattern>of()) {
        Matcher matcher = form.matcher(line.text());
        if (matcher.matches()) {
          edits.add(edit(line, form, matcher));
          break;
        }
      }
    }
    return edits;
  }

  private static Edit edit(Line line, Pattern form, Matcher matcher) {
    String word = group(form, matcher, "word");
    String visibility = word.isEmpty() ? group(form, matcher, "flag") : word;
    String right =
        "func.func " + (visibility + " " + matcher.group("name")) + group(form, matcher, "types");
    int start = line.start() + matcher.end("start");
    String rest = group(form, matcher, "rest");
    return new Edit(new Span(start, line.start() + line.text().length() - rest.length()), right);
  }

  private static String group(Pattern form, Matcher matcher, String name) {
    Integer group = form.namedGroups().get(name);
    String text = group == null ? null : matcher.group(group);
    return text == null ? "" : text;
  }
}
