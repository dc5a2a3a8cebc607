package dev.neurojit.lsp;

import dev.neurojit.lsp.names.Mention;
import dev.neurojit.lsp.names.Name;
import dev.neurojit.syntax.Edit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Requests about one file each, answered from its newest snapshot when they arrive. */
final class TextRequests implements TextDocumentService {
  private final Requests requests;
  private final Documents documents;
  private final Editor editor;
  private final ExplainPages pages;

  TextRequests(Requests requests, Documents documents, Editor editor, ExplainPages pages) {
    this.requests = requests;
    this.documents = documents;
    this.editor = editor;
    this.pages = pages;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    if (requests.phase() == Requests.Phase.RUNNING) {
      TextDocumentItem item = params.getTextDocument();
      documents.open(new Snapshot(item.getUri(), item.getVersion(), item.getText()));
    }
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    var document = params.getTextDocument();
    documents.change(document.getUri(), document.getVersion(), params.getContentChanges());
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    documents.close(params.getTextDocument().getUri());
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    // The text is known from the changes.
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    Optional<Snapshot> text = find(params.getTextDocument());
    return requests.answerIfAny(
        () -> text.flatMap(it -> HoverText.at(it, it.offset(params.getPosition()))));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return answer(
        params.getTextDocument(),
        Either.forLeft(List.of()),
        text -> Either.forLeft(locations(text, params, Mention.Role.DEFINITION)));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    boolean both = params.getContext() == null || params.getContext().isIncludeDeclaration();
    Mention.Role[] roles = both ? Mention.Role.values() : new Mention.Role[] {Mention.Role.USE};
    return answer(params.getTextDocument(), List.of(), text -> locations(text, params, roles));
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams params) {
    return answer(
        params.getTextDocument(),
        List.of(),
        text ->
            mentions(text, params).stream()
                .map(it -> new DocumentHighlight(text.range(it.span()), kind(it.role())))
                .toList());
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    Optional<Snapshot> text = find(params.getTextDocument());
    return requests.answerIfAny(
        () -> text.isEmpty() ? Optional.empty() : Optional.of(prepared(text.get(), params)));
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return answer(
        params.getTextDocument(),
        new WorkspaceEdit(),
        text -> {
          Name name = Renaming.target(text.names(), text.offset(params.getPosition()));
          List<Edit> edits = Renaming.edits(text.names(), name, params.getNewName());
          return new Edits(editor.traits()).of(text, edits);
        });
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return answer(params.getTextDocument(), List.of(), text -> Outline.of(text, editor.traits()));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return answer(
        params.getTextDocument(),
        Either.forLeft(List.of()),
        text -> Either.forLeft(Completions.at(text, text.offset(params.getPosition()))));
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    if (!editor.traits().actions()) {
      return requests.answer(List::of);
    }
    ClientTraits traits = editor.traits();
    var fixes = new QuickFixes(new Reports(traits, pages), new Edits(traits));
    return answer(
        params.getTextDocument(),
        List.of(),
        text ->
            fixes
                .of(text, text.lines().span(params.getRange()), params.getContext().getOnly())
                .stream()
                .map(Either::<Command, CodeAction>forRight)
                .toList());
  }

  /** A question to a text. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(Snapshot text) throws Renaming.Refused;
  }

  /** Answers from the text as it is now, whatever comes in before the answer is made. */
  private <T> CompletableFuture<T> answer(
      TextDocumentIdentifier document, T unknown, Question<T> question) {
    Optional<Snapshot> text = find(document);
    return requests.answer(() -> text.isPresent() ? question.ask(text.get()) : unknown);
  }

  private Optional<Snapshot> find(TextDocumentIdentifier document) {
    return documents.find(document.getUri());
  }

  private static Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> prepared(
      Snapshot text, PrepareRenameParams params) throws Renaming.Refused {
    int offset = text.offset(params.getPosition());
    Name name = Renaming.target(text.names(), offset);
    Range range = text.range(text.names().mentionAt(offset).orElseThrow());
    return Either3.forSecond(new PrepareRenameResult(range, name.text().substring(1)));
  }

  private static List<Location> locations(
      Snapshot text, TextDocumentPositionParams at, Mention.Role... roles) {
    return mentions(text, at).stream()
        .filter(mention -> List.of(roles).contains(mention.role()))
        .map(mention -> text.location(mention.span()))
        .toList();
  }

  private static List<Mention> mentions(Snapshot text, TextDocumentPositionParams at) {
    return text.names().at(text.offset(at.getPosition())).map(Name::mentions).orElse(List.of());
  }

  private static DocumentHighlightKind kind(Mention.Role role) {
    return switch (role) {
      case DEFINITION -> DocumentHighlightKind.Write;
      case USE -> DocumentHighlightKind.Read;
    };
  }
}
