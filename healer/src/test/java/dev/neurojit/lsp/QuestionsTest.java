package dev.neurojit.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an editor gets when it asks about a place. */
final class QuestionsTest {
  private TestEditor editor;
  private TextDocumentService server;

  @BeforeEach
  void start() throws IOException {
    editor = TestEditor.started();
    server = editor.server.getTextDocumentService();
  }

  @AfterEach
  void stop() throws IOException {
    editor.close();
  }

  @Test
  void hoverTellsTheType() {
    editor.open(LanguageSessionTest.VALID);
    String text = hover("%two :", 1);
    assertThat(text).contains("%two : f32").contains("line 2").contains("arith.constant 2.0");
  }

  @Test
  void hoverTellsWhatAnOperationDoes() {
    editor.open(LanguageSessionTest.VALID);
    assertThat(hover("arith.mulf", 3)).contains("arith.mulf").contains("floating point");
    assertThat(hover("return", 3)).contains("return");
  }

  @Test
  void hoverExplainsAFinding() {
    editor.open(LanguageSessionTest.TWICE);
    assertThat(hover("%u = arith.select", 1)).contains("%u : f32").contains("# NJ024");
  }

  @Test
  void hoverOfNothingIsNothing() {
    editor.open(LanguageSessionTest.VALID);
    assertThat(hover("// ", 1)).isNull();
    assertThat(hover("😀 %two", 4)).as("a name in a comment").isNull();
  }

  @Test
  void definitionsAndReferences() {
    editor.open(LanguageSessionTest.VALID);
    Position use = editor.at("%y : f32", 1);
    List<? extends Location> definition =
        TestEditor.await(server.definition(new DefinitionParams(TestEditor.file(), use))).getLeft();
    assertThat(definition)
        .extracting(it -> it.getRange().getStart())
        .containsExactly(new Position(2, 3));
    assertThat(references(use, true)).containsExactly(new Position(2, 3), new Position(3, 10));
    assertThat(references(use, false)).containsExactly(new Position(3, 10));
    assertThat(references(editor.at("@scale(%x) :", 2), true))
        .containsExactly(new Position(0, 11), new Position(6, 13));
    var highlights =
        TestEditor.await(
            server.documentHighlight(new DocumentHighlightParams(TestEditor.file(), use)));
    assertThat(highlights).hasSize(2);
  }

  @Test
  void renameKeepsToItsScope() {
    editor.open(LanguageSessionTest.VALID);
    String renamed = rename("%y : f32", "%scaled");
    assertThat(renamed)
        .contains("%scaled = arith.mulf %x, %two", "return %scaled : f32\n}\nfunc.func @main")
        .contains("%y = call @scale(%x)");
    assertThat(editor.open(renamed).getDiagnostics()).isEmpty();
    String symbol = rename("@scale", "half");
    assertThat(symbol).contains("func.func @half(%x").contains("call @half(%x)");
    assertThat(editor.open(symbol).getDiagnostics()).isEmpty();
  }

  @Test
  void renameRefusesWhatWouldChangeTheMeaning() {
    editor.open(LanguageSessionTest.VALID);
    assertRefused("%y : f32", "two", "%two is already in use");
    assertRefused("@scale", "main", "@main is already in use");
    assertRefused("%y : f32", "a b", "'a b' is no name for a value");
    assertRefused("arith.mulf", "x", "no name here");
    editor.open("func.func @f() -> f32 { return %what : f32 }");
    assertRefused("%what", "x", "%what is not defined");
  }

  @Test
  void renameAsksFirst() {
    editor.open(LanguageSessionTest.VALID);
    var params = new PrepareRenameParams(TestEditor.file(), editor.at("%two", 2));
    var prepared = TestEditor.await(server.prepareRename(params)).getSecond();
    assertThat(prepared.getPlaceholder()).isEqualTo("two");
    assertThat(editor.text(prepared.getRange())).isEqualTo("two");
  }

  @Test
  void outlineNestsFunctionsInModules() {
    editor.open("module @m {\n" + LanguageSessionTest.VALID + "}\nfunc.func private @out(f32)\n");
    List<DocumentSymbol> outline = outline();
    assertThat(outline).extracting(DocumentSymbol::getName).containsExactly("m", "out");
    assertThat(outline.getFirst().getChildren())
        .extracting(DocumentSymbol::getName)
        .containsExactly("scale", "main");
    assertThat(outline.getFirst().getChildren().getFirst().getDetail())
        .isEqualTo("(%x: f32) -> f32");
  }

  @Test
  void completionOffersWhatCanBeSeen() {
    editor.open(LanguageSessionTest.VALID);
    editor.replace(editor.offset("%y : f32") + 1, editor.offset("%y : f32") + 2, "");
    assertThat(labels(editor.at("return %", 8))).containsExactly("%x", "%two", "%y");
    assertThat(labels(editor.at("call @s", 7))).containsExactly("@scale");
    assertThat(labels(editor.at("arith.mulf", 8))).contains("arith.mulf", "arith.muli");
    assertThat(labels(editor.at("// ", 3))).isEmpty();
  }

  @Test
  void completionKnowsTypes() {
    editor.open(LanguageSessionTest.VALID);
    assertThat(complete(editor.at("%two :", 1)).getFirst().getDetail()).isEqualTo("f32");
  }

  @Test
  void closedAndTooLargeFilesGiveEmptyAnswers() {
    editor.open(LanguageSessionTest.VALID);
    assertThat(hover("%two", 1)).isNotNull();
    server.didClose(new DidCloseTextDocumentParams(TestEditor.file()));
    assertThat(hover("%two", 1)).isNull();
    editor.openUnchecked("// a comment\n".repeat(330_000) + LanguageSessionTest.VALID);
    assertThat(hover("%two", 1)).isNull();
  }

  @Test
  void unknownFilesGiveEmptyAnswers() {
    assertThat(hover("", 0)).isNull();
    assertThat(outline()).isEmpty();
    editor.replace(0, 0, "x");
    assertThat(editor.scheduler.waiting()).isZero();
  }

  @Test
  void flatOutlineForPlainClients() throws IOException {
    try (TestEditor plain = new TestEditor()) {
      var _ = plain.initialize(new ClientCapabilities());
      var nothing = plain.open("module @m {\n" + LanguageSessionTest.VALID + "}\n");
      assertThat(nothing.getDiagnostics()).isEmpty();
      var symbols =
          TestEditor.await(
              plain
                  .server
                  .getTextDocumentService()
                  .documentSymbol(new DocumentSymbolParams(TestEditor.file())));
      assertThat(symbols)
          .extracting(it -> it.getLeft().getName())
          .containsExactly("m", "scale", "main");
    }
  }

  private void assertRefused(String at, String wish, String why) {
    assertThatThrownBy(() -> rename(at, wish))
        .isInstanceOf(ResponseErrorException.class)
        .hasMessageContaining(why);
  }

  private String rename(String at, String wish) {
    var params = new RenameParams(TestEditor.file(), editor.at(at, 1), wish);
    return editor.after(TestEditor.await(server.rename(params)));
  }

  private List<Position> references(Position at, boolean both) {
    var params = new ReferenceParams(TestEditor.file(), at, new ReferenceContext(both));
    return TestEditor.await(server.references(params)).stream()
        .map(it -> it.getRange().getStart())
        .toList();
  }

  private @Nullable String hover(String at, int shift) {
    var hover =
        TestEditor.await(server.hover(new HoverParams(TestEditor.file(), editor.at(at, shift))));
    return hover == null ? null : hover.getContents().getRight().getValue();
  }

  private List<DocumentSymbol> outline() {
    return TestEditor.await(server.documentSymbol(new DocumentSymbolParams(TestEditor.file())))
        .stream()
        .map(Either::getRight)
        .toList();
  }

  private List<String> labels(Position at) {
    return complete(at).stream().map(CompletionItem::getLabel).toList();
  }

  private List<CompletionItem> complete(Position at) {
    var params = new CompletionParams(TestEditor.file(), at);
    return TestEditor.await(server.completion(params)).getLeft();
  }
}
