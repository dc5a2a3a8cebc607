package dev.neurojit.llm.worker;

import dev.neurojit.llama.LlamaContext;
import dev.neurojit.llama.LlamaContext.Outcome;
import dev.neurojit.llama.TokenBatch;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The prompt that sequence 0 holds. Of the next one, only what differs is evaluated; a prefix that
 * is the same in many runs is taken from the store, or put there.
 */
final class ReadPrompt {
  private final LlamaContext context;
  private final Optional<PrefixStore> store;
  private int[] held = {};

  ReadPrompt(LlamaContext context, Optional<PrefixStore> store) {
    this.context = context;
    this.store = store;
  }

  /**
   * Brings the context to where all of a prompt but its end is evaluated.
   *
   * @param stable tokens at its head that are the same in many runs
   * @param rest tokens at its end that may be left to the first step of a reply, at least the last
   * @param savings what of earlier work may be used
   * @return the tokens but the last that had to be evaluated, or have to; -1 if that was aborted
   */
  int become(int[] prompt, int stable, int rest, Set<Saving> savings) throws IOException {
    int body = prompt.length - 1;
    int kept = savings.contains(Saving.HELD_PREFIX) ? Math.min(body, common(held, prompt)) : 0;
    held = Arrays.copyOf(prompt, kept);
    if (kept == 0 || !context.cut(0, kept)) {
      context.clear();
      kept = 0;
    }
    int prefix = Math.min(stable, body);
    int read = 0;
    if (savings.contains(Saving.STORED_PREFIX) && prefix >= PrefixStore.SHORTEST && kept < prefix) {
      int[] head = Arrays.copyOf(prompt, prefix);
      kept = restored(head, kept);
      if (kept < prefix && !evaluate(prompt, kept, prefix, 0)) {
        return -1;
      }
      read = prefix - kept;
      if (read > 0) {
        save(head);
      }
      kept = prefix;
    }
    return evaluate(prompt, kept, body, rest - 1) ? read + body - kept : -1;
  }

  /** Returns how many tokens of the prompt are evaluated. */
  int length() {
    return held.length;
  }

  /** Notes that a step has evaluated what was left of a prompt. */
  void finish(int[] prompt) {
    if (held.length < prompt.length - 1) {
      held = Arrays.copyOf(prompt, prompt.length - 1);
    }
  }

  /** Returns how much of a prefix the context holds once the store was asked for it. */
  private int restored(int[] prefix, int kept) {
    try {
      if (store.isEmpty() || !store.get().holds(prefix)) {
        return kept;
      }
      context.clear();
      held = store.get().restore(prefix, context, 0) ? prefix : new int[0];
    } catch (IOException e) {
      System.err.println("worker: the saved prefix cannot be read: " + e);
      held = new int[0];
    }
    if (held.length == 0) {
      // A state that was refused half-way may have left something behind.
      context.clear();
    }
    return held.length;
  }

  private void save(int[] prefix) {
    try {
      if (store.isPresent()) {
        store.get().save(prefix, context, 0);
      }
    } catch (IOException e) {
      // A full disk costs the next run its start, not this one its answer.
      System.err.println("worker: the prefix cannot be saved: " + e);
    }
  }

  /** Evaluates tokens, in whole batches as long as more than {@code rest} are left. */
  private boolean evaluate(int[] prompt, int from, int to, int rest) {
    int step = context.options().batch();
    try (TokenBatch batch = new TokenBatch(step)) {
      for (int start = from; start < to - rest; start += step) {
        batch.clear();
        int end = Math.min(to, start + step);
        for (int i = start; i < end; i++) {
          batch.add(prompt[i], i, 0);
        }
        if (context.isAborted() || context.decode(batch) != Outcome.DONE) {
          context.cut(0, start);
          return false;
        }
        held = Arrays.copyOf(prompt, end);
      }
    }
    return true;
  }

  /** Returns how many tokens two texts begin with alike. */
  static int common(int[] one, int[] other) {
    int differ = Arrays.mismatch(one, other);
    return differ < 0 ? one.length : differ;
  }
}
