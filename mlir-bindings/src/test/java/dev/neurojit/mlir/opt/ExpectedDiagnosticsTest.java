package dev.neurojit.mlir.opt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.Location;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.Severity;
import dev.neurojit.mlir.opt.ExpectedDiagnostics.Strictness;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpectedDiagnosticsTest {
  private static List<MlirDiagnostic> verify(String program, int line, String message) {
    Location place = line == 0 ? Location.UNKNOWN : Location.point("p.mlir", line, 1);
    MlirDiagnostic.Note note = new MlirDiagnostic.Note("see here", Location.point("p.mlir", 9, 1));
    MlirDiagnostic actual =
        new MlirDiagnostic(
            Severity.ERROR, message, place, program.contains("note") ? List.of(note) : List.of());
    return ExpectedDiagnostics.of("p.mlir", program.replace(';', '\n'))
        .verify(List.of(actual), Strictness.ALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x // expected-error {{bad thing}}                   | 1 | a bad thing happens
          // expected-error@+1 {{bad}};x                      | 2 | bad
          // expected-error @+2 {{bad}};;x                    | 3 | bad
          x;// expected-error @-1 {{bad}}                     | 1 | bad
          x;// expected-error@above {{bad}}                   | 1 | bad
          // expected-error @below {{bad}};x                  | 2 | bad
          // expected-error@unknown {{bad}}                   | 0 | bad
          x // expected-error-re {{b{{[a-z]+}} {{[0-9]+}}!}}  | 1 | bad 42!
          // expected-error@+1 {{bad}};// expected-note@+7 {{see}} | 2 | bad
          """)
  void expected(String program, int line, String message) {
    assertThat(verify(program, line, message)).isEmpty();
  }

  /** The last of them are of files with the line ends of Windows. */
  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "\r"})
  void blanksBehindACommentDoNotMatter(String blanks) {
    assertThat(verify("x // expected-error {{bad}}" + blanks, 1, "bad")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x                                        | 1 | bad | unexpected error: bad
          x;y // expected-error {{bad}}            | 1 | bad | expected error "bad" was not produced
          x // expected-error {{good}}             | 1 | bad | expected error "good" was not produced
          x // expected-warning {{bad}}            | 1 | bad | expected warning "bad" was not produced
          x // expected-error-re {{{{[0-9}}}}      | 1 | bad | invalid regex: Unclosed character class
          x // expected-note {{bad}}               | 1 | bad | unexpected note: see here
          """)
  void different(String program, int line, String message, String complaint) {
    assertThat(verify(program, line, message))
        .extracting(MlirDiagnostic::message)
        .contains(complaint);
  }

  @Test
  void oneCommentStandsForAnyNumber() {
    MlirDiagnostic error = MlirDiagnostic.error("bad", Location.point("p.mlir", 1, 1));
    assertThat(
            ExpectedDiagnostics.of("p.mlir", "x // expected-error {{bad}}")
                .verify(List.of(error, error), Strictness.ALL))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ALL,1", "ONLY_EXPECTED,0"})
  void whatNobodyExpectsMayBeIgnored(Strictness strictness, int complaints) {
    MlirDiagnostic error = MlirDiagnostic.error("bad", Location.point("p.mlir", 1, 1));
    assertThat(ExpectedDiagnostics.of("p.mlir", "x").verify(List.of(error), strictness))
        .hasSize(complaints);
  }
}
