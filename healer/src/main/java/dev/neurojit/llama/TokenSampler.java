package dev.neurojit.llama;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Chooses the tokens of one reply, among the {@value #LIKELY} likeliest; the same seed chooses the
 * same ones.
 */
public final class TokenSampler implements AutoCloseable {
  private static final int LIKELY = 40;

  private final SamplerFunctions functions;
  private final MemorySegment chain;
  private final MemorySegment vocab;
  private final int vocabulary;
  private final Candidates candidates;
  private Optional<MemorySegment> grammar;
  private boolean closed;

  private TokenSampler(
      SamplerFunctions functions,
      MemorySegment chain,
      MemorySegment vocab,
      Optional<MemorySegment> grammar,
      int vocabulary) {
    this.functions = functions;
    this.chain = chain;
    this.vocab = vocab;
    this.grammar = grammar;
    this.vocabulary = vocabulary;
    this.candidates =
        new Candidates(
            vocabulary, LIKELY, grammar.isPresent() ? Math.max(LIKELY, vocabulary) : LIKELY);
  }

  static TokenSampler of(
      MemorySegment vocab,
      int vocabulary,
      SamplerFunctions functions,
      float temperature,
      int seed,
      Optional<String> rules) {
    Optional<MemorySegment> grammar = rules.map(text -> read(functions, vocab, text));
    return new TokenSampler(
        functions, functions.chain(temperature, seed), vocab, grammar, vocabulary);
  }

  private static MemorySegment read(SamplerFunctions functions, MemorySegment vocab, String rules) {
    MemorySegment grammar = functions.grammar(vocab, rules);
    if (grammar.equals(MemorySegment.NULL)) {
      throw new LlamaException("could not read the grammar");
    }
    return grammar;
  }

  /**
   * Lets the next tokens of a sampler with a grammar obey another one, from its beginning.
   *
   * @throws LlamaException if llama.cpp refuses it
   */
  public void obey(String rules) {
    MemorySegment next = read(functions, vocab, rules);
    grammar.ifPresent(functions::free);
    grammar = Optional.of(next);
  }

  /**
   * Chooses the token after one of the last batch.
   *
   * @param index of a token that was added to be sampled
   * @return empty where the grammar allows no token at all
   */
  public OptionalInt sample(LlamaContext context, int index) {
    candidates.read(functions.logits(context.segment(), index, vocabulary));
    candidates.likeliest();
    int free = choose();
    if (grammar.isEmpty()) {
      return OptionalInt.of(free);
    }
    MemorySegment rules = grammar.get();
    OptionalInt chosen = obedient(rules, free);
    chosen.ifPresent(token -> functions.accept(rules, token));
    return chosen;
  }

  /**
   * Looks at one token, then at the likeliest, then at all: most choices obey, and a filter of a
   * whole vocabulary takes longer than a small model's evaluation.
   */
  private OptionalInt obedient(MemorySegment rules, int free) {
    candidates.only(free);
    if (left(rules) > 0) {
      return OptionalInt.of(free);
    }
    candidates.likeliest();
    if (left(rules) == 0) {
      candidates.all();
      functions.apply(rules, candidates.segment());
      candidates.keep();
      candidates.likeliest();
      if (candidates.drop() == 0) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(choose());
  }

  private int left(MemorySegment rules) {
    functions.apply(rules, candidates.segment());
    return candidates.drop();
  }

  private int choose() {
    functions.apply(chain, candidates.segment());
    return candidates.selected();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      functions.free(chain);
      grammar.ifPresent(functions::free);
      candidates.close();
    }
  }
}
