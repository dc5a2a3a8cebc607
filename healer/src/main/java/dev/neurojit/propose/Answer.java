package dev.neurojit.propose;

import dev.neurojit.llm.Reply;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.Locale;

/** What a model's reply holds. */
sealed interface Answer {
  /** A program that differs from the one that the model was asked about. */
  record Program(Source source) implements Answer {}

  /** The model failed: there is no reply. */
  record None() implements Answer {}

  /** Nothing to judge. */
  record Unused(Reason reason) implements Answer {}

  /** Why there is nothing to judge. */
  enum Reason {
    /** Prose only. */
    NO_CODE,
    /** The program as it was. */
    NO_CHANGE,
    /** The token limit or the deadline cut the program off. */
    TRUNCATED;

    /** Returns it in words. */
    String phrase() {
      return switch (this) {
        case NO_CODE -> "holds no program";
        case NO_CHANGE -> "changes nothing";
        case TRUNCATED -> "is cut off in the middle of the program";
      };
    }
  }

  /**
   * Reads a reply.
   *
   * @param asked the program that the model was asked about
   * @param function the symbol of the function that is healed
   */
  static Answer read(Source asked, Reply reply, String function) {
    Source source = Graft.of(asked, reply.text(), function);
    SyntaxTree tree = SyntaxTree.parse(source);
    if (tree.operations().isEmpty() || !reply.text().contains("func")) {
      return new Unused(Reason.NO_CODE);
    }
    if (reply.stop() != Reply.Stop.END && !tree.unclosedRegions().isEmpty()) {
      return new Unused(Reason.TRUNCATED);
    }
    return words(source.text()).equals(words(asked.text()))
        ? new Unused(Reason.NO_CHANGE)
        : new Program(source);
  }

  /** The text without what does not matter: fences, comments, white space. */
  private static String words(String text) {
    return text.replaceAll("(?m)^```.*$|//.*$", " ")
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
