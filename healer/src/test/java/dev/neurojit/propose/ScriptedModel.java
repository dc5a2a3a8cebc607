package dev.neurojit.propose;

import dev.neurojit.llm.Completion;
import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Progress;
import dev.neurojit.llm.Prompt;
import dev.neurojit.llm.Reply;
import dev.neurojit.llm.grammar.Gbnf;
import dev.neurojit.llm.grammar.GbnfBuilder;
import dev.neurojit.llm.grammar.GbnfExpr;
import dev.neurojit.llm.grammar.GbnfRead;
import java.util.List;

/**
 * A model that is made to say given replies, by a grammar that allows nothing else; counts its
 * work, and perhaps hides that the rest of a reply is not wanted.
 */
final class ScriptedModel implements LanguageModel {
  private final LanguageModel model;
  private final List<String> replies;
  private final boolean patient;
  private int asked;
  private int read;
  private int generated;
  private int guessed;

  /**
   * Creates a script.
   *
   * @param replies in turn, the last again and again
   * @param patient they are heard to their end
   */
  ScriptedModel(LanguageModel model, List<String> replies, boolean patient) {
    this.model = model;
    this.replies = List.copyOf(replies);
    this.patient = patient;
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Completion complete(Prompt prompt, Progress progress) {
    Gbnf script = script(replies.get(Math.min(asked++, replies.size() - 1)));
    Completion completion =
        model.complete(prompt.withGrammar(script), patient ? Progress.SILENT : progress);
    if (completion instanceof Reply reply) {
      read += reply.work().read();
      generated += reply.tokens();
      guessed += reply.work().held();
    }
    return completion;
  }

  private static Gbnf script(String text) {
    return switch (new GbnfBuilder().rule(Gbnf.ROOT, new GbnfExpr.Literal(text)).build()) {
      case GbnfRead.Ok(Gbnf grammar) -> grammar;
      case GbnfRead.Malformed(_, _, String message) -> throw new IllegalArgumentException(message);
    };
  }

  int asked() {
    return asked;
  }

  int read() {
    return read;
  }

  int generated() {
    return generated;
  }

  /** Returns the guesses that held. */
  int guessed() {
    return guessed;
  }

  /** Leaves the model open, which is its owner's to close. */
  @Override
  public void close() {}
}
