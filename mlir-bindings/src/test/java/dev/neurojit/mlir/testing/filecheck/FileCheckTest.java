package dev.neurojit.mlir.testing.filecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verdicts and messages are those of LLVM's FileCheck 22 on the same texts. */
final class FileCheckTest {
  private static String report(String checks, String input, String... options) {
    FileCheck.Result result =
        FileCheck.check(
            "t.mlir",
            checks.replace(';', '\n'),
            "<stdin>",
            input.replace(';', '\n'),
            FileCheckOptions.parse(List.of(options)));
    return result instanceof FileCheck.Result.Failed(String report) ? report : "";
  }

  /** Lines are separated by semicolons, directives are written without the prefix's colon. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CHECK: b                                | a;b;c
          CHECK: a   x                            | a x
          CHECK: a;CHECK-NEXT: b                  | a;b
          CHECK: a;CHECK-SAME: c                  | a b c
          CHECK: a;CHECK-EMPTY:;CHECK-NEXT: b     | a;;b
          CHECK: a;CHECK-NOT: x;CHECK: c          | a;b;c;x
          CHECK-DAG: b;CHECK-DAG: a;CHECK: c      | a;b;c
          CHECK-DAG: a;CHECK-DAG: a               | a;a
          CHECK-COUNT-3: a                        | a;a;a
          CHECK-LABEL: f;CHECK: x;CHECK-LABEL: g  | f;x;g
          CHECK: {{[a-z]+}} = {{[12]}}            | abc = 2
          CHECK: v[[[X:[0-9]]]];CHECK: [[[X]]]    | v[1];[1]
          CHECK: [[X:%.*]] = a;CHECK: b [[X]]     | %0 = a;b %0
          CHECK: [[X:[a-z]+]] [[X]]               | p q q
          CHECK: {{([a-z])\\1}}                   | ab cc
          CHECK{LITERAL}: [[x]]                   | [[x]]
          CHECK: n [[#N:]];CHECK: n [[#N+1]]      | n 41;n 42
          CHECK: [[#%x,N:]];CHECK: [[#N+1]]       | ff;100
          CHECK: line [[@LINE]]                   | line 1
          COM: CHECK: no;CHECK: a                 | a
          CHECKED: no;XCHECK: no;CHECK: a         | a
          CHECK: {{^}}b{{$}}                      | a;b
          CHECK: {{[^ ]+}}x                       | ab;cx
          CHECK: {{[[:digit:]]+}}                 | a1
          CHECK: a\\{{$}}                         | a\\
          """)
  void holds(String checks, String input) {
    assertThat(report(checks, input)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CHECK: x                               | a          | CHECK: expected string not found in input
          CHECK: a;CHECK: b                      | b;a        | CHECK: expected string not found in input
          CHECK: a;CHECK-NEXT: c                 | a;b;c      | CHECK-NEXT: is not on the line after the previous match
          CHECK: a;CHECK-NEXT: b                 | a b        | CHECK-NEXT: is on the same line as previous match
          CHECK: a;CHECK-SAME: b                 | a;b        | CHECK-SAME: is not on the same line as the previous match
          CHECK: a;CHECK-EMPTY:                  | a;b;;c     | CHECK-EMPTY: is not on the line after the previous match
          CHECK: a;CHECK-NOT: x;CHECK: c         | a;x;c      | CHECK-NOT: excluded string found in input
          CHECK-NOT: x                           | a;x        | CHECK-NOT: excluded string found in input
          CHECK-DAG: a;CHECK-DAG: a              | a;b        | CHECK-DAG: expected string not found in input
          CHECK-DAG: a;CHECK-NOT: x;CHECK-DAG: b | a;x;b      | CHECK-NOT: excluded string found in input
          CHECK-COUNT-3: a                       | a;a        | CHECK-COUNT-3: expected string not found in input (3 out of 3)
          CHECK-LABEL: f;CHECK: y;CHECK-LABEL: g | f;x;g;y    | CHECK: expected string not found in input
          CHECK: [[X:%.]] = a;CHECK: b [[X]]     | %0 = a;b %1| with "X" equal to "%0"
          CHECK: [[X]]                           | a          | uses undefined variable(s): "X"
          CHECK-NOT: [[X]]                       | a          | uses undefined variable(s): "X"
          CHECK: n [[#N:]];CHECK: n [[#N+1]]     | n 1;n 3    | with "N" equal to "1"
          CHECK-NEXT: a                          | a          | found 'CHECK-NEXT:' without previous 'CHECK: line
          CHECK:                                 | a          | found empty check string with prefix 'CHECK:'
          CHECK-LABEL: [[X:a]]                   | a          | found 'CHECK-LABEL:' with variable definition or use
          CHECK-COUNT-0: a                       | a          | invalid count in -COUNT specification on prefix 'CHECK'
          CHECK_NEXT: a                          | a          | misspelled directive 'CHECK_NEXT:'
          CHECK-NOT-DAG: a                       | a          | unsupported combination '-NOT-DAG' on prefix 'CHECK'
          CHECK: {{a                             | a          | found start of regex string with no end '}}'
          CHECK: {{(a}}                          | a          | invalid regex: parentheses not balanced
          CHECK: {{*a}}                          | a          | invalid regex: repetition-operator operand invalid
          CHECK: {{[a}}                          | a          | invalid regex: brackets ([ ]) not balanced
          CHECK: [[X:a                           | a          | invalid substitution block, no ]] found
          CHECK: [[0x]]                          | a          | invalid name '0x' in string variable use
          nothing here                           | a          | no check strings found with prefix 'CHECK:'
          """)
  void doesNotHold(String checks, String input, String message) {
    assertThat(report(checks, input)).contains(message);
  }

  @Test
  void showsWhereItLookedAndWhatComesNearest() {
    assertThat(report("CHECK: one;CHECK: return %12;", "one; retrun %12; return %34;"))
        .isEqualTo(
            """
            t.mlir:2:8: error: CHECK: expected string not found in input
            CHECK: return %12
                   ^
            <stdin>:2:2: note: scanning from here
             retrun %12
             ^
            <stdin>:2:2: note: possible intended match here
             retrun %12
             ^
            """);
  }

  @Test
  void goesOnBehindTheNextLabel() {
    assertThat(
            report("CHECK-LABEL: f;CHECK: x;CHECK-LABEL: g;CHECK: y;CHECK-LABEL: h", "f;a;g;b;h"))
        .contains("t.mlir:2:8: error", "t.mlir:4:8: error");
  }

  @Test
  void optionsMeanWhatTheyDoInFileCheck() {
    assertThat(report("A: x;B: y", "x;y", "--check-prefixes=A,B")).isEmpty();
    assertThat(report("A: x", "x", "-check-prefix", "A")).isEmpty();
    assertThat(report("A: x", "x", "--check-prefixes=A,B")).contains("prefix 'B:'");
    assertThat(report("A: x", "x", "--check-prefixes=A,B", "--allow-unused-prefixes")).isEmpty();
    assertThat(report("CHECK: a", "a b")).isEmpty();
    assertThat(report("CHECK: a", "a b", "--match-full-lines")).isNotEmpty();
    assertThat(report("CHECK: a b", " a  b ", "--match-full-lines")).isEmpty();
    assertThat(report("CHECK: a b", "a  b", "--strict-whitespace")).isNotEmpty();
    assertThat(report("CHECK: {{A+}}b", "aaB", "--ignore-case")).isEmpty();
    assertThat(report("CHECK: a;CHECK: b", "a;x;b", "--implicit-check-not=x"))
        .contains("excluded string found");
    assertThat(report("CHECK: [[X]]", "v", "-DX=v")).isEmpty();
    assertThat(report("CHECK: [[#N+1]]", "8", "-D#N=7")).isEmpty();
    assertThat(report("CHECK-NOT: a", "")).contains("'<stdin>' is empty");
    assertThat(report("CHECK-NOT: a", "", "--allow-empty")).isEmpty();
    String scoped = "CHECK-LABEL: f;CHECK: [[X:p]];CHECK-LABEL: g;CHECK: [[X]]";
    assertThat(report(scoped, "f;p;g;p")).isEmpty();
    assertThat(report(scoped, "f;p;g;p", "--enable-var-scope")).contains("undefined");
    assertThatThrownBy(() -> FileCheckOptions.parse(List.of("--chek-prefix=A")))
        .hasMessage("FileCheck has no option '--chek-prefix=A'");
  }

  /** What makes a backtracking engine take years. */
  @ParameterizedTest
  @ValueSource(
      strings = {"{{(a*)*}}b", "{{(a|aa)+}}b", "[[A:.*]], [[B:.*]], [[C:.*]], [[D:.*]], [[E:.*]]!"})
  void hardExpressionsAreFast(String pattern) {
    String input = "a".repeat(300) + ", a".repeat(300);
    assertThat(report("CHECK: " + pattern, input)).contains("expected string not found");
  }

  @Test
  void theLongestMatchIsTaken() {
    FileCheck.Result result = FileCheck.check("CHECK: {{a|ab}}\nCHECK-SAME: c", "abc");
    assertThat(result).isInstanceOf(FileCheck.Result.Passed.class);
    assertThat(report("CHECK: {{a|ab}}c", "abc")).isEmpty();
    assertThat(report("CHECK: {{a|ab}};CHECK-SAME: {{^}}b", "abc")).isNotEmpty();
  }

  @Test
  void searchesThatReferBackEnd() {
    String hard = "{{" + "(x*)".repeat(9) + "\\1\\2\\3\\4\\5\\6\\7\\8\\9}}y";
    assertThat(report("CHECK: " + hard, "x".repeat(200))).contains("too complex");
  }

  @Test
  void prefixesOfOneAnotherAreToldApart() {
    String[] both = {"--check-prefixes=CHECK,CHECK-ALL"};
    assertThat(report("CHECK: a;CHECK-ALL: b;CHECK-ALL-NEXT: c", "a;b;c", both)).isEmpty();
  }
}
