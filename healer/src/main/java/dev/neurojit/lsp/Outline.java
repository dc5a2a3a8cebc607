package dev.neurojit.lsp;

import dev.neurojit.lsp.names.Symbols;
import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The functions, modules and globals of a file. */
final class Outline {
  private final Snapshot snapshot;

  private Outline(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Returns the symbols, those of a module inside it if the client shows that. */
  static List<Either<SymbolInformation, DocumentSymbol>> of(
      Snapshot snapshot, ClientTraits client) {
    List<DocumentSymbol> symbols = new ArrayList<>();
    new Outline(snapshot).collect(snapshot.tree().top(), symbols);
    List<Either<SymbolInformation, DocumentSymbol>> result = new ArrayList<>();
    for (DocumentSymbol symbol : symbols) {
      if (client.nesting()) {
        result.add(Either.forRight(symbol));
      } else {
        flatten(snapshot, symbol, result);
      }
    }
    return result;
  }

  @SuppressWarnings("deprecation") // clients without nesting know nothing else
  private static void flatten(
      Snapshot snapshot,
      DocumentSymbol symbol,
      List<Either<SymbolInformation, DocumentSymbol>> into) {
    var location = new org.eclipse.lsp4j.Location(snapshot.uri(), symbol.getRange());
    into.add(Either.forLeft(new SymbolInformation(symbol.getName(), symbol.getKind(), location)));
    symbol.getChildren().forEach(child -> flatten(snapshot, child, into));
  }

  private void collect(BlockSyntax block, List<DocumentSymbol> into) {
    for (OperationSyntax op : block.operations()) {
      Optional<Symbols.Defined> symbol = Symbols.definedBy(op);
      List<DocumentSymbol> inside = into;
      if (symbol.isPresent()) {
        DocumentSymbol made = symbol(op, symbol.get());
        into.add(made);
        inside = made.getChildren();
      }
      // Symbols live in tables only, so nothing is lost by looking nowhere else.
      if (Symbols.isTable(op)) {
        for (RegionSyntax region : op.regions()) {
          for (BlockSyntax nested : region.blocks()) {
            collect(nested, inside);
          }
        }
      }
    }
  }

  private DocumentSymbol symbol(OperationSyntax op, Symbols.Defined symbol) {
    SymbolKind kind =
        Symbols.isFunction(op)
            ? SymbolKind.Function
            : Symbols.isTable(op) ? SymbolKind.Module : SymbolKind.Variable;
    var made =
        new DocumentSymbol(
            symbol.text().isEmpty() ? op.name() : symbol.text(),
            kind,
            snapshot.range(op.span()),
            snapshot.range(symbol.span()));
    made.setDetail(detail(op, symbol));
    made.setChildren(new ArrayList<>());
    return made;
  }

  /** The rest of the head after the name: a function's parameters and results. */
  private String detail(OperationSyntax op, Symbols.Defined symbol) {
    int end = op.headSpan().end();
    return op.isGeneric() || end <= symbol.span().end()
        ? op.name()
        : snapshot.source().text(new Span(symbol.span().end(), end)).strip();
  }
}
