package dev.neurojit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Note;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class NativeDiagnosticsTest {
  @Test
  void notesOfMlirKeepTheirPlaces() {
    Source source =
        Source.of(
            "a.mlir",
            """
            func.func @f(%a: f32, %b: f64) -> f32 {
              // ä: columns count bytes in MLIR, characters here
              %c = arith.addf %a, %b : f32
              return %c : f32
            }
            """);
    Diagnostic found = NativeDiagnostics.of(source, NativeParser.errors(source)).getFirst();
    assertThat(found.message()).contains("expects different type than prior uses");
    assertThat(source.text(found.span())).isEqualTo("%b");
    assertThat(source.lineAt(found.span().start())).isEqualTo(3);
    Note note = found.notes().getFirst();
    assertThat(note.message()).isEqualTo("prior use here");
    Span place = Objects.requireNonNull(note.span());
    assertThat(source.text(place)).isEqualTo("%b");
    assertThat(source.lineAt(place.start())).isEqualTo(1);
  }
}
