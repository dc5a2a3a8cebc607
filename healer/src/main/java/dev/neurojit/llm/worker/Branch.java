package dev.neurojit.llm.worker;

import dev.neurojit.llama.LlamaContext;
import dev.neurojit.llama.LlamaModel;
import dev.neurojit.llama.TokenBatch;
import dev.neurojit.llama.TokenSampler;
import dev.neurojit.llm.grammar.PartialFunction;
import dev.neurojit.llm.worker.WorkerEvent.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One of the replies that grow together from a prompt, each in a sequence of its own. */
final class Branch implements AutoCloseable {
  private final int sequence;
  private final LlamaModel model;
  private final TokenSampler sampler;
  private final Optional<PartialFunction> function;
  private final Optional<PromptLookup> lookup;
  private final PieceText text;
  private final int limit;
  private final int[] prompt;
  private int unread;
  private int[] guess = {};
  private int pending;
  private int position;
  private int first;
  private final StringBuilder untold = new StringBuilder();
  private int generated;
  private int told;
  private int guessed;
  private int held;
  private @Nullable Reason end;

  /**
   * Creates a branch that has said nothing.
   *
   * @param function that the sampler's grammar lets begin, and that is followed from line to line;
   *     empty for a text of one grammar or none
   * @param prompt all but the last of its tokens are evaluated in the sequence, if {@link #reads}
   *     does not say otherwise
   * @param lookup guesses tokens; empty for none
   * @param limit the most tokens to generate
   */
  Branch(
      int sequence,
      LlamaModel model,
      TokenSampler sampler,
      Optional<PartialFunction> function,
      int[] prompt,
      Optional<PromptLookup> lookup,
      List<String> stops,
      int limit) {
    this.sequence = sequence;
    this.model = model;
    this.sampler = sampler;
    this.function = function;
    this.lookup = lookup;
    this.text = new PieceText(stops);
    this.limit = limit;
    this.prompt = prompt;
    this.pending = prompt[prompt.length - 1];
    this.position = prompt.length - 1;
    this.unread = position;
  }

  /** Lets the first batch hold the tokens of the prompt from this one on. */
  void reads(int from) {
    unread = from;
  }

  int sequence() {
    return sequence;
  }

  /** Puts the last token, and guesses of those that follow, into a batch. */
  void put(TokenBatch batch, int room) {
    int most = Math.min(room - (position - unread), limit - generated) - 1;
    guess = lookup.map(found -> found.guess(Math.max(0, most))).orElseGet(() -> new int[0]);
    for (int i = unread; i < position; i++) {
      batch.add(prompt[i], i, sequence);
    }
    first = batch.addToSample(pending, position, sequence);
    for (int i = 0; i < guess.length; i++) {
      batch.addToSample(guess[i], position + 1 + i, sequence);
    }
  }

  /** Text that is certain, and the tokens it took. */
  record Said(String text, int tokens) {}

  /** Returns whether a line has ended since {@link #untold} was asked. */
  boolean isLineEnd() {
    return untold.indexOf("\n") >= 0;
  }

  /** Returns what was said since the last time that this was asked. */
  Said untold() {
    var said = new Said(untold.toString(), generated - told);
    untold.setLength(0);
    told = generated;
    return said;
  }

  /** Chooses tokens as far as the guesses hold, and one more. */
  void take(LlamaContext context) {
    int right = 0;
    boolean goesOn = true;
    while (goesOn) {
      goesOn = next(sampler.sample(context, first + right));
      if (goesOn) {
        goesOn = right < guess.length && guess[right] == pending;
        right += goesOn ? 1 : 0;
      }
    }
    position += right + 1;
    unread = position;
    if (right < guess.length) {
      context.cut(sequence, position);
    }
    guessed += guess.length;
    held += right;
    int accepted = right;
    lookup.ifPresent(found -> found.held(accepted, guess.length));
  }

  private boolean next(OptionalInt chosen) {
    if (chosen.isEmpty() || model.isEnd(chosen.getAsInt())) {
      end(Reason.END);
      return false;
    }
    pending = chosen.getAsInt();
    int token = pending;
    lookup.ifPresent(found -> found.add(token));
    generated++;
    byte[] piece = model.piece(pending);
    function
        .filter(begun -> begun.add(new String(piece, StandardCharsets.US_ASCII)))
        .ifPresent(begun -> sampler.obey(begun.grammar().text()));
    untold.append(text.add(piece));
    if (text.isStopped()) {
      end(Reason.END);
    } else if (generated == limit) {
      end(Reason.LENGTH);
    }
    return end == null;
  }

  private void end(Reason reason) {
    end = reason;
    untold.append(text.rest());
  }

  /** Ends the branch where it is. */
  void cancel() {
    end = Reason.CANCELLED;
  }

  /** Ends the branch because the context is full. */
  void fill() {
    end = Reason.LENGTH;
  }

  /** Returns why the branch ended; empty if it goes on. */
  Optional<Reason> end() {
    return Optional.ofNullable(end);
  }

  int guessed() {
    return guessed;
  }

  int held() {
    return held;
  }

  @Override
  public void close() {
    sampler.close();
  }
}
