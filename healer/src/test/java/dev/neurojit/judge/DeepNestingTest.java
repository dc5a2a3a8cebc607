package dev.neurojit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that nests deeper than MLIR can be asked about in this process. */
final class DeepNestingTest {
  private static String nested(int levels) {
    return "func.func @f(%c: i1) {\n"
        + "scf.if %c {\n".repeat(levels)
        + "}\n".repeat(levels)
        + "return\n}\n";
  }

  @Test
  void whatMlirAcceptsIsAccepted() {
    Source deep = Source.of("deep.mlir", nested(1000));
    assertThat(Checkup.check(deep)).isEmpty();
    assertThat(Checkup.repair(deep).program()).isEqualTo(deep);
  }

  @Test
  void whatMlirRejectsIsReportedAtItsPlace() {
    String foreign = nested(1000).replace("return", "\"x.y\"() : () -> ()\nreturn");
    Source deep = Source.of("deep.mlir", foreign);
    List<Diagnostic> found = Checkup.check(deep);
    assertThat(found).extracting(Diagnostic::code).containsExactly("mlir");
    assertThat(deep.lineAt(found.getFirst().span().start())).isEqualTo(2002);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          func.func private @f(DEEP)              | tuple<  | >
          func.func private @f() attributes {a = DEEP} | [  | ]
          func.func private @f(DEEP)              | (       | ) -> i1
          """)
  void whatNobodySurvivesIsContained(String statement, String open, String close) {
    String deep = open.repeat(10_000) + "i1" + close.repeat(10_000);
    Source source = Source.of("deep.mlir", statement.replace("DEEP", deep));
    assertThat(Checkup.check(source)).allMatch(found -> found.code().equals("mlir"));
    assertThat(Checkup.repair(source).program()).isEqualTo(source);
  }
}
