package dev.neurojit.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.rules.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifTest {
  @Test
  void writesOneResultAFinding() {
    Source source = Source.of("dir/a b.mlir", "%é = x\n");
    Diagnostic found =
        Diagnostic.error("NJ001", new Span(0, 2), "say \"é\"\n\u0001")
            .note(new Span(5, 6), "here")
            .safely("remove it", Edit.delete(new Span(5, 6)));
    assertThat(Sarif.of(List.of(new Sarif.File(source, List.of(found)))))
        .isEqualTo(
            """
            {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",\
            "runs":[{"tool":{"driver":{"name":"neurojitc","rules":[{"id":"NJ001"}]}},\
            "columnKind":"utf16CodeUnits","results":[{"ruleId":"NJ001","level":"error",\
            "message":{"text":"say \\"é\\"\\n\\u0001"},"locations":[{"physicalLocation":\
            {"artifactLocation":{"uri":"dir/a%20b.mlir"},"region":{"startLine":1,\
            "startColumn":1,"endLine":1,"endColumn":3}}}],"relatedLocations":\
            [{"physicalLocation":{"artifactLocation":{"uri":"dir/a%20b.mlir"},"region":\
            {"startLine":1,"startColumn":6,"endLine":1,"endColumn":7}},"message":\
            {"text":"here"}}],"fixes":[{"description":{"text":"remove it"},\
            "artifactChanges":[{"artifactLocation":{"uri":"dir/a%20b.mlir"},\
            "replacements":[{"deletedRegion":{"startLine":1,"startColumn":6,"endLine":1,\
            "endColumn":7},"insertedContent":{"text":""}}]}]}]}]}]}\
            """);
  }

  @Test
  void reportsIndependentErrorsOfOneFile() {
    Source source =
        Source.of(
            "m.mlir",
            """
            func.func @f(%x: f32, %y: f32) -> f32 {
              %a = arith.sqrt %x : f32
              %b = arith.cmpf lt, %a, %y : f32
              %r = arith.select %b ? %a : %y : f32;
              ret %r : f32
            }
            """);
    List<Diagnostic> found =
        Findings.of(
            SyntaxTree.parse(source),
            Rules.ALL,
            List.of(new NativeError(2, 8, "custom op 'arith.sqrt' is unknown")));
    assertThat(found)
        .extracting(Diagnostic::code)
        .containsExactly("NJ022", "NJ016", "NJ014", "NJ013", "NJ026");
    String sarif = Sarif.of(List.of(new Sarif.File(source, found)));
    assertThat(sarif.split("\"ruleId\"", -1)).hasSize(found.size() + 1);
    assertThat(Sarif.of(List.of())).contains("\"results\":[]");
  }
}
