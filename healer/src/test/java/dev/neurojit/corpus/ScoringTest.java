package dev.neurojit.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.neurojit.corpus.CorpusCase.Expect;
import dev.neurojit.corpus.Outcome.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases whose right judgement is known. */
final class ScoringTest {
  private static final String BROKEN =
      """
      func.func @half(%x: f32, %n: i32) -> (f32, i32) {
        %h = arith.mulf %x, 0.5 : f32
        return %h, %n : f32, i32
      }
      """;
  private static final String VALID = BROKEN.replace("%x, 0.5", "%x, %x");

  @TempDir private Path folder;

  @Test
  void repairedAndRight() {
    assertThat(score(Expect.REPAIR, BROKEN, 1.5).verdict()).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void verifiesButBehavesOtherwise() {
    Outcome outcome = score(Expect.REPAIR, BROKEN, 1.6);
    assertThat(outcome.verdict()).isEqualTo(Verdict.WRONG_GUESS);
    assertThat(outcome.why()).contains("gives 1.5 for [3.0, 7], not 1.6");
  }

  @Test
  void anotherSignatureIsAnotherFunction() {
    Outcome outcome = score(Expect.REPAIR, VALID.replace("%n: i32", "%n: i32, %m: i32"), 1.5);
    assertThat(outcome.verdict()).isEqualTo(Verdict.WRONG_GUESS);
    assertThat(score(Expect.REPAIR, VALID.replace("@half", "@third"), 1.5).why())
        .isEqualTo("@half is not defined");
  }

  @Test
  void whatIsNotRepairedIsNoGuess() {
    Outcome outcome = score(Expect.REPAIR, BROKEN.replace("%x, 0.5", "%u, %w"), 1.5);
    assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_REPAIRED);
    assertThat(outcome.why()).startsWith("2:19: %u is not defined");
  }

  @Test
  void untouchedMeansEveryByte() {
    assertThat(score(Expect.UNTOUCHED, VALID, 9).verdict()).isEqualTo(Verdict.RIGHT);
    assertThat(score(Expect.UNTOUCHED, BROKEN, 1.5).verdict()).isEqualTo(Verdict.NOT_KEPT);
  }

  @Test
  void refusedMeansThatNothingIsAccepted() {
    assertThat(score(Expect.REFUSE, "please help", 0).verdict()).isEqualTo(Verdict.RIGHT);
    assertThat(score(Expect.REFUSE, BROKEN, 1.5).verdict()).isEqualTo(Verdict.WRONG_GUESS);
  }

  @Test
  void memoryWorksToo() {
    String text =
        """
        module {
          func.func @half(%x: f32, %n: i32) -> (f32, i32) {
            %m = memref.alloc() : memref<f32>
            memref.store %x, %m[] : memref<f32>
            %y = memref.load %m[]
            memref.dealloc %m : memref<f32>
            return %y, %n : f32, i32
          }
        }
        """;
    assertThat(score(Expect.REPAIR, text, 3).verdict()).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void aWorkerThatDiesCostsItsOwnCaseOnly() throws IOException, InterruptedException {
    String crash =
        """
        func.func @half(%x: f32, %n: i32) -> (f32, i32) {
          llvm.intr.trap
          return %x, %n : f32, i32
        }
        """;
    Files.writeString(
        folder.resolve("index.jsonl"),
        json("a", BROKEN) + "\n" + json("b", crash) + "\n\n" + json("c", BROKEN) + "\n");
    List<CorpusCase> cases = CorpusCase.readAll(folder);
    List<Outcome> outcomes = Workers.run(folder, cases);
    assertThat(outcomes)
        .extracting(Outcome::verdict)
        .containsExactly(Verdict.RIGHT, Verdict.WRONG_GUESS, Verdict.RIGHT);
    CorpusTable table = new CorpusTable(cases, outcomes);
    assertThat(table.count(Expect.REPAIR, Verdict.RIGHT)).isEqualTo(2);
    assertThat(table.text()).containsPattern("all to repair +3 +3 +2 +1 +0 ");
  }

  private static Outcome score(Expect expect, String broken, double first) {
    return Scoring.score(
        new CorpusCase(
            "id",
            "category",
            "category/family",
            expect,
            "half",
            List.of("f32", "i32"),
            List.of("f32", "i32"),
            List.of(new CorpusCase.Vector(List.of(3.0, 7), List.of(first, 7))),
            broken));
  }

  private static JsonNode json(String id, String broken) throws IOException {
    String rest =
        """
        {"category": "c", "family": "c/f", "expect": "repair", "entry": "half",
        "inputs": ["f32", "i32"], "outputs": ["f32", "i32"],
        "vectors": [{"in": [3.0, 7], "out": [1.5, 7]}]}\
        """;
    return ((ObjectNode) new ObjectMapper().readTree(rest)).put("id", id).put("broken", broken);
  }
}
