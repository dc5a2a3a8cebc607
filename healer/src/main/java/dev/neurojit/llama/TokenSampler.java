package dev.neurojit.llama;

import static dev.neurojit.llama.Layouts.TOKEN_DATA;
import static dev.neurojit.llama.Layouts.TOKEN_DATA_ARRAY;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalInt;

/** Chooses the tokens of one reply; the same seed chooses the same ones. */
public final class TokenSampler implements AutoCloseable {
  private static final long SELECTED = Layouts.offset(TOKEN_DATA_ARRAY, "selected");
  private static final long LOGIT = Layouts.offset(TOKEN_DATA, "logit");
  private static final long TOKEN_BYTES = TOKEN_DATA.byteSize();

  private final SamplerFunctions functions;
  private final MemorySegment chain;
  private final MemorySegment vocab;
  private final int vocabulary;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment array = arena.allocate(TOKEN_DATA_ARRAY);
  private final MemorySegment data;
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
    this.data = arena.allocate(TOKEN_DATA, grammar.isPresent() ? vocabulary : 1);
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
   * Lets the next tokens obey another grammar, from its beginning.
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
    int free = functions.sample(chain, context.segment(), index);
    if (grammar.isEmpty()) {
      return OptionalInt.of(free);
    }
    // Most choices obey: filtering one token is a thousand times cheaper than all of them.
    OptionalInt chosen = allows(free) ? OptionalInt.of(free) : among(context, index);
    chosen.ifPresent(token -> functions.accept(grammar.get(), token));
    return chosen;
  }

  private boolean allows(int token) {
    data.set(JAVA_INT, 0, token);
    data.set(JAVA_FLOAT, LOGIT, 0);
    functions.apply(grammar.orElseThrow(), array(1));
    return data.get(JAVA_FLOAT, LOGIT) > Float.NEGATIVE_INFINITY;
  }

  private OptionalInt among(LlamaContext context, int index) {
    MemorySegment logits = functions.logits(context.segment(), index, vocabulary);
    for (int token = 0; token < vocabulary; token++) {
      data.set(JAVA_INT, token * TOKEN_BYTES, token);
      data.set(JAVA_FLOAT, token * TOKEN_BYTES + LOGIT, logits.getAtIndex(JAVA_FLOAT, token));
    }
    functions.apply(grammar.orElseThrow(), array(vocabulary));
    int allowed = packed();
    if (allowed == 0) {
      return OptionalInt.empty();
    }
    functions.apply(chain, array(allowed));
    long selected = array.get(JAVA_LONG, SELECTED);
    return OptionalInt.of(data.get(JAVA_INT, selected * TOKEN_BYTES));
  }

  /** Puts the tokens that the grammar left to the front and returns how many they are. */
  private int packed() {
    int kept = 0;
    for (int i = 0; i < vocabulary; i++) {
      float logit = data.get(JAVA_FLOAT, i * TOKEN_BYTES + LOGIT);
      if (logit > Float.NEGATIVE_INFINITY) {
        data.set(JAVA_INT, kept * TOKEN_BYTES, data.get(JAVA_INT, i * TOKEN_BYTES));
        data.set(JAVA_FLOAT, kept * TOKEN_BYTES + LOGIT, logit);
        kept++;
      }
    }
    return kept;
  }

  private MemorySegment array(long size) {
    array.set(ADDRESS, Layouts.offset(TOKEN_DATA_ARRAY, "data"), data);
    array.set(JAVA_LONG, Layouts.offset(TOKEN_DATA_ARRAY, "size"), size);
    array.set(JAVA_LONG, SELECTED, -1);
    array.set(JAVA_BOOLEAN, Layouts.offset(TOKEN_DATA_ARRAY, "sorted"), false);
    return array;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      functions.free(chain);
      grammar.ifPresent(functions::free);
      arena.close();
    }
  }
}
