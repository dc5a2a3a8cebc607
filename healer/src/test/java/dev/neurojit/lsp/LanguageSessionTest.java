package dev.neurojit.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an editor sees in a session. */
final class LanguageSessionTest {
  static final String VALID =
      """
      func.func @scale(%x: f32) -> f32 {
        %two = arith.constant 2.0 : f32 // 😀 %two
        %y = arith.mulf %x, %two : f32
        return %y : f32
      }
      func.func @main(%x: f32) -> f32 {
        %y = call @scale(%x) : (f32) -> f32
        return %y : f32
      }
      """;

  /** NJ024: a name assigned twice, with a note and a safe repair. */
  static final String TWICE =
      """
      // 😀
      func.func @f(%v: f32, %t: f32) -> f32 {
        %zero = arith.constant 0.0 : f32
        %one = arith.constant 1.0 : f32
        %u = arith.cmpf olt, %v, %t : f32
        %u = arith.select %u, %one, %zero : f32
        return %u : f32
      }
      """;

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
  void saysWhatItCan() throws IOException {
    try (TestEditor other = new TestEditor()) {
      InitializeResult result = other.initialize(new ClientCapabilities());
      assertThat(result.getServerInfo().getName()).isEqualTo("neurojitc");
      assertThat(result.getServerInfo().getVersion()).isEqualTo("1.2.3");
      var can = result.getCapabilities();
      assertThat(can.getPositionEncoding()).isEqualTo("utf-16");
      assertThat(can.getTextDocumentSync().getRight().getChange())
          .isEqualTo(TextDocumentSyncKind.Incremental);
    }
  }

  @Test
  void validTextHasNoFindings() {
    assertThat(editor.open(VALID).getDiagnostics()).isEmpty();
  }

  @Test
  void findingsHaveCodesNotesAndPages() throws IOException {
    var published = editor.open(TWICE);
    assertThat(published.getVersion()).isEqualTo(1);
    Diagnostic found = published.getDiagnostics().getFirst();
    assertThat(found.getCode().getLeft()).isEqualTo("NJ024");
    assertThat(found.getSource()).isEqualTo("neurojitc");
    assertThat(found.getMessage().getLeft()).contains("%u is defined a second time");
    assertThat(found.getRange().getStart()).isEqualTo(new Position(5, 2));
    assertThat(editor.text(found.getRange())).isEqualTo("%u");
    var note = found.getRelatedInformation().getFirst();
    assertThat(note.getMessage()).contains("first defined here");
    assertThat(note.getLocation().getRange().getStart()).isEqualTo(new Position(4, 2));
    Path page = Path.of(URI.create(found.getCodeDescription().getHref()));
    assertThat(page).content().startsWith("# NJ024");
    assertThat(editor.leave()).isZero();
    assertThat(page).doesNotExist();
  }

  @Test
  void nativeFindingsAreMerged() {
    var found = editor.open("func.func @f(%x: f32) -> i1 { return %x : f32 }").getDiagnostics();
    assertThat(found).isNotEmpty();
    assertThat(found.getFirst().getMessage().getLeft()).contains("f32");
  }

  @Test
  void plainClientGetsNotesInTheText() throws IOException {
    try (TestEditor plain = new TestEditor()) {
      var _ = plain.initialize(new ClientCapabilities());
      Diagnostic found = plain.open(TWICE).getDiagnostics().getFirst();
      assertThat(found.getRelatedInformation()).isNull();
      assertThat(found.getCodeDescription()).isNull();
      assertThat(found.getMessage().getLeft()).contains("note: first defined here as i1 (line 5)");
    }
  }

  @Test
  void onlyTheNewestTextIsChecked() {
    editor.openUnchecked(VALID);
    assertThat(editor.scheduler.lastDelay()).isZero();
    editor.replace(0, 4, "fun");
    editor.replace(0, 3, "func");
    assertThat(editor.scheduler.waiting()).isEqualTo(1);
    assertThat(editor.scheduler.lastDelay()).isEqualTo(Checks.PAUSE);
    assertThat(editor.hasPublished()).isFalse();
    var published = editor.check();
    assertThat(published.getVersion()).isEqualTo(3);
    assertThat(published.getDiagnostics()).isEmpty();
  }

  @Test
  void closingTakesTheFindingsAway() {
    assertThat(editor.open(TWICE).getDiagnostics()).isNotEmpty();
    editor.replace(0, 0, " ");
    server.didClose(new DidCloseTextDocumentParams(TestEditor.file()));
    assertThat(editor.nextPublished().getDiagnostics()).isEmpty();
    assertThat(editor.scheduler.waiting()).isZero();
  }

  @Test
  void quickFixesMendWhatTheyAreFor() {
    editor.open(TWICE);
    List<CodeAction> actions = actions(editor.at("%u = arith.select", 1), "quickfix");
    assertThat(actions).isNotEmpty();
    CodeAction first = actions.getFirst();
    assertThat(first.getIsPreferred()).isTrue();
    assertThat(first.getDiagnostics().getFirst().getCode().getLeft()).isEqualTo("NJ024");
    var edit = first.getEdit().getDocumentChanges().getFirst().getLeft();
    assertThat(edit.getTextDocument().getVersion()).isEqualTo(1);
    String mended = editor.after(first.getEdit());
    assertThat(editor.open(mended).getDiagnostics()).isEmpty();
  }

  @Test
  void fixAllMendsEverythingAndTouchesNothingElse() {
    editor.open(TWICE + "func.func @g(%a: f32) -> f32 { return %a : f32; }\n");
    List<CodeAction> actions = actions(editor.at("//", 0), "source.fixAll");
    assertThat(actions).hasSize(1);
    assertThat(actions.getFirst().getKind()).isEqualTo("source.fixAll.neurojit");
    String mended = editor.after(actions.getFirst().getEdit());
    assertThat(mended).startsWith("// 😀\nfunc.func @f(%v: f32, %t: f32)");
    assertThat(editor.open(mended).getDiagnostics()).isEmpty();
    assertThat(actions(editor.at("//", 0), "source.fixAll")).isEmpty();
  }

  @Test
  void actionsKnowTheTextBeforeItsCheckRan() {
    editor.openUnchecked(TWICE);
    assertThat(actions(editor.at("%u = arith.select", 1), "quickfix")).isNotEmpty();
    assertThat(actions(editor.at("//", 0), "quickfix")).isEmpty();
    assertThat(actions(editor.at("%u = arith.select", 1), "refactor")).isEmpty();
  }

  @Test
  void tooLargeTextIsRefusedNotRead() {
    var published = editor.open("// a comment\n".repeat(330_000));
    assertThat(published.getDiagnostics()).hasSize(1);
    assertThat(published.getDiagnostics().getFirst().getMessage().getLeft())
        .contains("is not checked: the limit is 4,194,304");
  }

  @Test
  void textThatCrashesMlirIsAFinding() {
    var published =
        editor.open("func.func @f() { %z = arith.constant dense<0> : tensor<i0> return }\n");
    assertThat(published.getDiagnostics().getFirst().getMessage().getLeft()).contains("crashed");
  }

  @Test
  void whatMayBeIncorrectIsOfferedButNotPreferred() {
    editor.open(
        """
        func.func @f(%x: i32, %n: i32) -> i32 {
          %a = arith.shr %x, %n : i32
          return %a : i32
        }
        """);
    List<CodeAction> actions = actions(editor.at("arith.shr", 1), "quickfix");
    assertThat(actions)
        .extracting(CodeAction::getTitle)
        .containsExactly("write arith.shrsi", "write arith.shrui");
    assertThat(actions).noneMatch(CodeAction::getIsPreferred);
    assertThat(actions(editor.at("arith.shr", 1), "source.fixAll")).isEmpty();
  }

  private List<CodeAction> actions(Position at, String kind) {
    var context = new CodeActionContext(List.of(), List.of(kind));
    var params = new CodeActionParams(TestEditor.file(), new Range(at, at), context);
    return TestEditor.await(server.codeAction(params)).stream().map(Either::getRight).toList();
  }
}
