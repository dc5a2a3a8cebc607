package dev.neurojit.llama;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The struct that llama.cpp gets, and what is made of what a filter leaves in it. */
final class CandidatesTest {
  private static final int VOCABULARY = 500;
  private static final int LIKELY = 40;
  private static final float IMPOSSIBLE = Float.NEGATIVE_INFINITY;

  private final float[] logits = new float[VOCABULARY];
  private final Candidates candidates = new Candidates(VOCABULARY, LIKELY, VOCABULARY);

  CandidatesTest() {
    var random = new Random(1);
    for (int token = 0; token < VOCABULARY; token++) {
      // Few values: many tokens are equally likely.
      logits[token] = random.nextInt(60) - 30;
    }
    candidates.read(MemorySegment.ofArray(logits));
  }

  @AfterEach
  void close() {
    candidates.close();
  }

  @Test
  void theLikeliestComeFirstAndOfEqualsTheFirst() {
    candidates.likeliest();
    assertThat(tokens()).isEqualTo(likeliest(token -> true));
    assertThat(logitsOf()).isEqualTo(tokens().stream().map(token -> logits[token]).toList());
  }

  @Test
  void fewerTokensThanLikelyOnesAreAllCandidates() {
    try (Arena arena = Arena.ofConfined();
        var few = new Candidates(3, LIKELY, LIKELY)) {
      few.read(arena.allocateFrom(JAVA_FLOAT, 1, IMPOSSIBLE, 2));
      few.likeliest();
      assertThat(tokens(few)).containsExactly(2, 0, 1);
    }
  }

  @Test
  void whatAFilterMakesImpossibleIsDroppedAndTheOrderStays() {
    candidates.likeliest();
    List<Integer> before = tokens();
    forbid(token -> token % 3 == 0);
    List<Integer> left = before.stream().filter(token -> token % 3 != 0).toList();
    assertThat(candidates.drop()).isEqualTo(left.size());
    assertThat(tokens()).isEqualTo(left);
  }

  @Test
  void aFilterOfTheWholeVocabularyLeavesTheLikeliestOfTheOthers() {
    candidates.all();
    assertThat(tokens()).isEqualTo(IntStream.range(0, VOCABULARY).boxed().toList());
    forbid(token -> token % 50 != 0);
    candidates.keep();
    candidates.likeliest();
    assertThat(candidates.drop()).isEqualTo(VOCABULARY / 50);
    assertThat(tokens()).isEqualTo(likeliest(token -> token % 50 == 0));
  }

  @Test
  void theOnlyCandidateIsPossibleWhateverItsLogit() {
    candidates.only(7);
    assertThat(candidates.drop()).isEqualTo(1);
    assertThat(tokens()).containsExactly(7);
  }

  @Test
  void theSelectedSlotNamesAToken() {
    candidates.likeliest();
    candidates.segment().set(JAVA_LONG, Layouts.offset(Layouts.TOKEN_DATA_ARRAY, "selected"), 5);
    assertThat(candidates.selected()).isEqualTo(tokens().get(5));
  }

  private List<Integer> likeliest(IntPredicate allowed) {
    return IntStream.range(0, VOCABULARY)
        .filter(allowed)
        .boxed()
        .sorted(Comparator.comparingDouble(token -> -logits[token]))
        .limit(LIKELY)
        .toList();
  }

  /** Does what a grammar does. */
  private void forbid(IntPredicate forbidden) {
    MemorySegment data = data(candidates);
    for (int slot = 0; slot < size(candidates); slot++) {
      if (forbidden.test(data.get(JAVA_INT, at(slot, "id")))) {
        data.set(JAVA_FLOAT, at(slot, "logit"), IMPOSSIBLE);
      }
    }
  }

  private List<Integer> tokens() {
    return tokens(candidates);
  }

  private static List<Integer> tokens(Candidates held) {
    MemorySegment data = data(held);
    return IntStream.range(0, size(held))
        .mapToObj(slot -> data.get(JAVA_INT, at(slot, "id")))
        .toList();
  }

  private List<Float> logitsOf() {
    MemorySegment data = data(candidates);
    return IntStream.range(0, size(candidates))
        .mapToObj(slot -> data.get(JAVA_FLOAT, at(slot, "logit")))
        .toList();
  }

  private static long at(int slot, String field) {
    return slot * Layouts.TOKEN_DATA.byteSize() + Layouts.offset(Layouts.TOKEN_DATA, field);
  }

  private static int size(Candidates held) {
    return (int) held.segment().get(JAVA_LONG, Layouts.offset(Layouts.TOKEN_DATA_ARRAY, "size"));
  }

  private static MemorySegment data(Candidates held) {
    return held.segment()
        .get(ADDRESS, Layouts.offset(Layouts.TOKEN_DATA_ARRAY, "data"))
        .reinterpret(VOCABULARY * Layouts.TOKEN_DATA.byteSize());
  }
}
