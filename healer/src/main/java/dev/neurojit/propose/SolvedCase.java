package dev.neurojit.propose;

import dev.neurojit.judge.Objective;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A question and its right answer, which shows a model what is wanted.
 *
 * @param name of its file
 * @param audience of which prompts it may be part
 * @param question as a user asks it
 * @param answer as a model should give it
 */
record SolvedCase(String name, Objective.Audience audience, String question, String answer) {
  private static final Pattern FILE =
      Pattern.compile(
          "audience: (\\w+)\\s+## Question\\s+(.*?)\\s+## Answer\\s+(.*?)\\s*", Pattern.DOTALL);
  private static final Pattern PROGRAM =
      Pattern.compile("(```mlir\\s*\\n)(.*?)(\\s*```)", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w.]*");

  /**
   * Reads a case from Markdown: a line {@code audience: lander} or {@code audience: function}, then
   * the sections Question and Answer. Empty if it is none.
   */
  static Optional<SolvedCase> parse(String name, String text) {
    Matcher parts = FILE.matcher(text.substring(Math.max(0, text.indexOf("audience:"))));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String audience = parts.group(1).toUpperCase(Locale.ROOT);
    for (Objective.Audience known : Objective.Audience.values()) {
      if (known.name().equals(audience)) {
        return Optional.of(new SolvedCase(name, known, parts.group(2), parts.group(3)));
      }
    }
    return Optional.empty();
  }

  /** Returns why a text is no case, as {@code LINE: reason}. */
  static String defect(String text) {
    List<String> lines = text.lines().toList();
    int audience = line(lines, 0, "audience:");
    if (audience == lines.size()) {
      return "1: expected a line `audience: lander` or `audience: function`";
    }
    String named = lines.get(audience).substring("audience:".length()).strip();
    if (Stream.of(Objective.Audience.values())
        .noneMatch(known -> known.name().equals(named.toUpperCase(Locale.ROOT)))) {
      return "%d: there is no audience '%s', expected lander or function"
          .formatted(audience + 1, named);
    }
    int question = line(lines, audience, "## Question");
    int answer = line(lines, question, "## Answer");
    if (question != audience + 1
        && lines.subList(audience + 1, question).stream().anyMatch(line -> !line.isBlank())) {
      return "%d: expected ## Question after the audience".formatted(audience + 2);
    }
    String missing = question == lines.size() ? "## Question" : "## Answer";
    return answer == lines.size()
        ? "%d: the text ends without a section %s".formatted(Math.max(1, lines.size()), missing)
        : "%d: a section is empty".formatted(answer + 1);
  }

  /** Returns the first line that starts so, or the number of lines. */
  private static int line(List<String> lines, int from, String start) {
    int at = from;
    while (at < lines.size() && !lines.get(at).startsWith(start)) {
      at++;
    }
    return at;
  }

  /** Returns the question as it is asked where this form of reply is wanted. */
  String question(ReplyForm form) {
    return PROGRAM
            .matcher(question)
            .replaceFirst(program ->
                Matcher.quoteReplacement(
                    program.group(1) + form.shown(program.group(2)) + program.group(3)))
        + "\n\n"
        + form.request();
  }

  /** Returns the answer in a form; whole where question and answer are not one program each. */
  String answer(ReplyForm form) {
    Matcher before = PROGRAM.matcher(question);
    Matcher after = PROGRAM.matcher(answer);
    return form == ReplyForm.EDITS && before.find() && after.find()
        ? after.group(1) + EditScript.between(before.group(2), after.group(2)).text() + "\n```"
        : answer;
  }

  /** Returns how alike two questions are by the words they share, from 0 to 1 (Jaccard). */
  double likeness(String other) {
    Set<String> shared = words(question);
    Set<String> all = words(other);
    int before = shared.size();
    shared.retainAll(all);
    int union = before + all.size() - shared.size();
    return union == 0 ? 0 : (double) shared.size() / union;
  }

  /** Operations, codes and words; SSA names say little and are left out. */
  private static Set<String> words(String text) {
    var words = new HashSet<String>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      boolean value = word.start() > 0 && text.charAt(word.start() - 1) == '%';
      if (!value) {
        words.add(word.group().toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }
}
