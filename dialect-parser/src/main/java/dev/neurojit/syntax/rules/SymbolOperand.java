package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Heads;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A memref.global used as a value: {@code memref.load @table[%i]}, {@code %table[%i]}. */
final class SymbolOperand extends DefectRule {
  private static final Set<String> DIALECTS = Set.of("memref", "affine", "vector", "linalg");
  private static final Set<String> NAMING = Set.of("memref.global", "memref.get_global");

  /** The type of each global, by its symbol; once a tree. */
  private record Globals(Map<String, String> types) {
    static Globals of(SyntaxTree tree) {
      Map<String, String> types = new LinkedHashMap<>();
      for (OperationSyntax op : tree.customOperations()) {
        if (op.name().equals("memref.global") && !op.typeTokens().isEmpty()) {
          List<Token> written = op.typeTokens();
          int end = Heads.indexOf(written, TokenKind.EQUAL, 0);
          Token symbol =
              op.body().stream().filter(it -> it.is(TokenKind.SYMBOL)).findFirst().orElse(null);
          if (symbol != null && end != 0) {
            String type = Heads.type(end < 0 ? written : written.subList(0, end)).text();
            types.put(symbol.text(), type);
          }
        }
      }
      return new Globals(types);
    }
  }

  SymbolOperand() {
    super("NJ237", "symbol-operand");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    if (!tree.source().text().contains("memref.global")) {
      return Stream.of();
    }
    Map<String, String> types = tree.analysis(Globals.class, Globals::of).types();
    List<Diagnostic> found = new ArrayList<>();
    for (OperationSyntax op :
        types.isEmpty() ? List.<OperationSyntax>of() : tree.customOperations()) {
      Diagnostic defect = operand(op, types, tree);
      if (defect != null) {
        found.add(defect);
      }
    }
    types.forEach((symbol, type) -> named(symbol, type, tree, found));
    return found.stream();
  }

  private @Nullable Diagnostic operand(
      OperationSyntax op, Map<String, String> types, SyntaxTree tree) {
    int dot = op.name().indexOf('.');
    boolean takes = dot > 0 && DIALECTS.contains(op.name().substring(0, dot));
    Source source = tree.source();
    List<Edit> edits = new ArrayList<>();
    for (Token token : takes && !NAMING.contains(op.name()) ? op.body() : List.<Token>of()) {
      String type = token.is(TokenKind.SYMBOL) ? types.get(token.text()) : null;
      if (type != null) {
        int at = op.span().start();
        String wish = token.text().substring(1) + "_" + source.lineAt(at);
        String name = Scope.of(tree).fresh(wish.replaceAll("[^\\w]", "_"));
        String line = name + " = memref.get_global " + token.text() + " : " + type;
        edits.add(Edit.insert(at, line + source.lineEnd() + source.indentAt(at)));
        edits.add(new Edit(token.span(), name));
        break;
      }
    }
    return edits.isEmpty()
        ? null
        : error(
                edits.getLast().span(),
                "a symbol is no value; memref.get_global gives that of a global")
            .safely("ask for it before", edits);
  }

  /** A value that nothing defines and that has the name of a global. */
  private void named(String symbol, String type, SyntaxTree tree, List<Diagnostic> found) {
    String name = "%" + symbol.substring(1);
    Scope scope = Scope.of(tree);
    boolean asked =
        scope.uses(name).stream().anyMatch(it -> NAMING.contains(it.operation().name()));
    if (asked || scope.uses(name).isEmpty() || !scope.definitions(name).isEmpty()) {
      return;
    }
    Source source = tree.source();
    for (FunctionSyntax function : tree.functions()) {
      RegionSyntax body = function.body();
      List<Use> uses = body == null ? List.of() : scope.uses(name, body.span());
      if (body != null && !uses.isEmpty() && body.blocks().getFirst().operations().size() > 0) {
        int at = body.blocks().getFirst().operations().getFirst().span().start();
        String line = name + " = memref.get_global " + symbol + " : " + type;
        found.add(
            error(
                    uses.getFirst().token().span(),
                    "nothing defines " + name + ", but there is a global " + symbol)
                .safely(
                    "ask for it with memref.get_global",
                    Edit.insert(at, line + source.lineEnd() + source.indentAt(at))));
      }
    }
  }
}
