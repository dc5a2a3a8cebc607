package dev.neurojit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.NativeSurvey;
import dev.neurojit.mlir.SurveyAnswer;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OpSignature;
import dev.neurojit.syntax.OpSignature.Count;
import dev.neurojit.syntax.OpSignature.Kind;
import dev.neurojit.syntax.OpSignature.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of operations agrees with MLIR's registry and verifier. */
final class OpTableNativeTest {
  @Test
  void namesAreThoseOfTheRegistry() {
    assertThat(OpNames.all()).containsExactlyElementsOf(NativeSurvey.operationNames());
  }

  /** Elementwise operations verify with operands of the table's kinds, and with no others. */
  @Test
  void kindsAreThoseThatVerify() {
    List<OpSignature> elementwise = elementwise();
    assertThat(elementwise.size()).isGreaterThan(60);
    List<String> wrong = new ArrayList<>();
    try (NativeSurvey survey = NativeSurvey.start()) {
      for (OpSignature op : elementwise) {
        for (Kind kind : List.of(Kind.FLOAT, Kind.INTEGER)) {
          if (verifies(survey, op, kind) != takes(op, kind)) {
            wrong.add(op.name() + " and " + kind);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<OpSignature> elementwise() {
    return OpNames.all().stream()
        .filter(name -> name.startsWith("arith.") || name.startsWith("math."))
        .map(OpNames::signature)
        .flatMap(op -> Optional.ofNullable(op).stream())
        .filter(op -> op.tie() == OpSignature.Tie.OPERANDS_AND_RESULT)
        .toList();
  }

  private static boolean takes(OpSignature op, Kind kind) {
    return op.takesOnly(kind) && op.results().equals(List.of(new Slot(kind, Count.ONE)));
  }

  private static boolean verifies(NativeSurvey survey, OpSignature op, Kind kind) {
    String type = kind == Kind.FLOAT ? "f32" : "i32";
    int count = op.operands().size();
    String parameters =
        Stream.iterate(0, i -> i + 1)
            .limit(count)
            .map(i -> "%" + i + ": " + type)
            .collect(Collectors.joining(", "));
    String operands =
        Stream.iterate(0, i -> i + 1)
            .limit(count)
            .map(i -> "%" + i)
            .collect(Collectors.joining(", "));
    String types = String.join(", ", java.util.Collections.nCopies(count, type));
    String text =
        "func.func @f(%s) {%n  %%r = \"%s\"(%s) : (%s) -> %s%n  return%n}%n"
            .formatted(parameters, op.name(), operands, types, type);
    return survey.ask(text) instanceof SurveyAnswer.Valid;
  }
}
