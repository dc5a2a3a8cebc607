package dev.neurojit.admit.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.admit.diff.Differential.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reductions of every kind and width, on lanes that differ and on lanes that are all the same. */
final class VectorsTest {
  private static final int INPUTS = 250;
  private static final List<String> KINDS =
      List.of("add", "mul", "maximumf", "minimumf", "maxnumf", "minnumf");

  /** How the lanes come about. */
  private enum Lanes {
    APART {
      @Override
      int arguments(int width) {
        return width;
      }
    },
    ALIKE {
      @Override
      int arguments(int width) {
        return 1;
      }
    };

    abstract int arguments(int width);
  }

  private static Stream<Program> programs(String type) {
    var all = new ArrayList<Program>();
    for (int width : new int[] {1, 2, 3, 4, 8}) {
      for (String kind : KINDS) {
        for (Lanes lanes : Lanes.values()) {
          all.add(reduction(type, width, kind, lanes, ""));
          all.add(reduction(type, width, kind, lanes, ", %start"));
        }
      }
    }
    return all.stream();
  }

  private static Program reduction(String type, int width, String kind, Lanes lanes, String start) {
    String name = "%s_%s_%d_%s_%d".formatted(kind, type, width, lanes, start.length());
    List<String> given =
        IntStream.range(0, lanes.arguments(width)).mapToObj(i -> "%a" + i).toList();
    List<String> all = lanes == Lanes.APART ? given : Collections.nCopies(width, "%a0");
    String declared =
        String.join("", given.stream().map(each -> each + ": " + type + ", ").toList());
    String vector = "vector<%dx%s>".formatted(width, type);
    String text =
        """
        func.func @%s(%s%%start: %s) -> %s {
          %%v = vector.from_elements %s : %s
          %%r = vector.reduction <%s>, %%v%s : %s into %s
          return %%r : %s
        }
        """
            .formatted(
                name,
                declared,
                type,
                type,
                String.join(", ", all),
                vector,
                kind,
                start,
                vector,
                type,
                type);
    Kind scalar = Edges.kind(type);
    return new Program(name, text, Collections.nCopies(given.size() + 1, scalar), scalar);
  }

  /** Among them that of nothing but -0, whose sum is 0: it starts there. */
  @Test
  void machineCodeReducesAsTheInterpreterDoes() {
    try (var differential = new Differential(INPUTS, 1)) {
      List<Program> programs = Stream.of("f32", "f64").flatMap(VectorsTest::programs).toList();
      assertThat(differential.compare(programs).stream().map(each -> each.what())).isEmpty();
    }
  }

  /** MLIR folds the sine of an infinity to a NaN with the sign that its host gives. */
  @Test
  void theSignOfAFoldedNaNIsPlusInEveryLane() {
    String text =
        """
        func.func @sign(%a: f32) -> f32 {
          %k = arith.constant dense<[0xFF800000, 0x80000000, 0x4465F961, 0x7F7FFFFF]> : vector<4xf32>
          %nan = math.sin %k : vector<4xf32>
          %v = math.copysign %k, %nan : vector<4xf32>
          %r = vector.extract %v[0] : f32 from vector<4xf32>
          return %r : f32
        }
        """;
    try (var differential = new Differential(1, 1)) {
      assertThat(
              differential.compare(List.of(new Program("sign", text, List.of(Kind.F32), Kind.F32))))
          .isEmpty();
    }
  }

  @Test
  void theSwitchOfAGeneratedProgramNamesNoNumberedResult() {
    assertThat(
            Programs.of(700270, Programs.SIZE).lines().filter(line -> line.contains("cf.switch")))
        .isNotEmpty()
        .noneMatch(line -> line.contains("#"));
  }
}
