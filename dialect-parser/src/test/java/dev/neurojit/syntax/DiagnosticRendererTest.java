package dev.neurojit.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
  private final Source source = Source.of("r.mlir", "%é = x\n\t%b = \"漢\" y\n");

  @Test
  void putsCaretsUnderTabsAndWideCharacters() {
    int at = source.text().indexOf('y');
    Diagnostic found =
        Diagnostic.error("NJ001", new Span(at, at + 1), "unexpected 'y'")
            .note(new Span(0, 2), "first defined here as i1")
            .help("remove it")
            .safely("remove 'y'", Edit.delete(new Span(at - 1, at + 1)));
    assertThat(new DiagnosticRenderer(source, Colour.NONE).render(found))
        .isEqualTo(
            """
            error[NJ001]: unexpected 'y'
             --> r.mlir:2:11
              |
            2 |     %b = "漢" y
              |               ^
            note: first defined here as i1
             --> r.mlir:1:1
              |
            1 | %é = x
              | ^^
              = help: remove it
              = help: remove 'y'
            2 -     %b = "漢" y
            2 +     %b = "漢"
            """);
  }

  @Test
  void coloursOnlyWhenAsked() {
    Diagnostic found = Diagnostic.error("NJ001", new Span(0, 2), "message");
    assertThat(new DiagnosticRenderer(source, Colour.ANSI).render(found)).contains("\u001b[1;31m");
    assertThat(new DiagnosticRenderer(source, Colour.NONE).render(found)).doesNotContain("\u001b");
  }

  @Test
  void mergesNativeErrorsByLine() {
    Source broken = Source.of("m.mlir", "func.func @f() {\n  return;\n  x.y\n}\n");
    SyntaxTree tree = SyntaxTree.parse(broken);
    List<NativeError> natives =
        List.of(new NativeError(2, 9, "unexpected character"), new NativeError(3, 3, "unknown op"));
    List<Diagnostic> merged = Findings.of(tree, dev.neurojit.syntax.rules.Rules.ALL, natives);
    assertThat(merged).extracting(Diagnostic::code).containsExactly("NJ013", "mlir");
    assertThat(broken.text(merged.getLast().span())).isEqualTo("x.y");
    assertThat(Findings.of(tree, dev.neurojit.syntax.rules.Rules.ALL, List.of())).isEmpty();
  }

  @Test
  void clipsLongLinesAroundTheSpan() {
    String text = "a".repeat(500) + "HERE" + "b".repeat(500);
    Diagnostic found = Diagnostic.error("NJ001", new Span(500, 504), "wrong");
    String rendered =
        new DiagnosticRenderer(Source.of("long.mlir", text), Colour.NONE).render(found);
    List<String> lines = rendered.lines().toList();
    assertThat(lines).allMatch(line -> line.length() <= LineView.WIDEST + 4);
    String shown = lines.get(3);
    assertThat(shown).contains("...a").contains("HERE").endsWith("b...");
    assertThat(lines.get(4).indexOf('^')).isEqualTo(shown.indexOf("HERE"));
    assertThat(lines.get(4)).endsWith(" ^^^^");
  }

  @Test
  void keepsNativeNotes() {
    NativeError error =
        new NativeError(
            2, 2, "expects different type", List.of(new NativeNote(1, 1, "prior use here")));
    Diagnostic found = Findings.fromNative(source, error);
    assertThat(found.notes()).containsExactly(new Note(new Span(0, 2), "prior use here"));
    assertThat(Findings.fromNative(source, new NativeError(2, 2, "other")).notes()).isEmpty();
  }

  @Test
  void cutsTheDiffOfALongLineAroundTheChange() {
    Source source = Source.of("long.mlir", " ".repeat(300) + "bad" + " ".repeat(300) + "\n");
    Span span = new Span(300, 303);
    Diagnostic found =
        Diagnostic.error("NJ999", span, "bad").safely("mend", new Edit(span, "good"));
    String text = new DiagnosticRenderer(source, Colour.NONE).render(found);
    assertThat(text)
        .containsPattern("1 - \\.\\.\\. +bad ")
        .containsPattern("1 \\+ \\.\\.\\. +good ");
    assertThat(text.lines()).allMatch(line -> line.length() <= LineView.WIDEST + 10);
  }
}
