package dev.neurojit.propose;

import dev.neurojit.resource.Resource;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The form of the reply that is asked for. A model that sends another one is understood all the
 * same ({@link Answer#read}).
 */
public enum ReplyForm {
  /** The whole function: the form that the smallest models do best. */
  FUNCTION,
  /**
   * The lines that change, by their numbers ({@link EditScript}): cheap where functions are long.
   */
  EDITS;

  /** A function of more lines than this is edited: a line costs a model about 15 tokens. */
  static final int LONGEST_FUNCTION = 24;

  /**
   * Chooses the form by the size of the function, and falls back to the other one where the last
   * reply shows that the model does not manage this one.
   *
   * @param unused why the last reply could not be used, if so
   */
  static ReplyForm of(Source program, String function, Optional<Answer.Reason> unused) {
    Optional<FunctionSyntax> found = SyntaxTree.parse(program).function(function);
    if (found.isEmpty()) {
      return FUNCTION;
    }
    int lines = lastLine(program, found.get()) - firstLine(program, found.get()) + 1;
    ReplyForm usual = lines > LONGEST_FUNCTION ? EDITS : FUNCTION;
    return unused.map(reason -> usual.after(reason)).orElse(usual);
  }

  private ReplyForm after(Answer.Reason reason) {
    return switch (reason) {
      case UNANCHORED, OUTSIDE, NO_CODE -> FUNCTION;
      case NO_CHANGE, TRUNCATED -> this;
    };
  }

  static int firstLine(Source program, FunctionSyntax function) {
    return program.lineAt(function.span().start());
  }

  static int lastLine(Source program, FunctionSyntax function) {
    return program.lineAt(Math.max(function.span().start(), function.span().end() - 1));
  }

  /** Returns the sentence that asks for this form. */
  String request() {
    String file = "prompts/reply-" + name().toLowerCase(Locale.ROOT) + ".txt";
    return Resource.text(ReplyForm.class, file).strip();
  }

  /** Returns a program as it is shown where this form is asked for. */
  String shown(String program) {
    if (this == FUNCTION) {
      return program.strip();
    }
    Source lines = Source.of("", program.stripTrailing());
    return IntStream.rangeClosed(1, lines.lineCount())
        .mapToObj(line -> (line + ": " + lines.lineText(line)).stripTrailing())
        .collect(Collectors.joining("\n"));
  }
}
