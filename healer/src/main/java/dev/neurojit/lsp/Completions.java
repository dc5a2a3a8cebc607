package dev.neurojit.lsp;

import dev.neurojit.lsp.names.Name;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.TextOrder;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** Names that could stand at a place: after a sigil what can be seen, else operations. */
final class Completions {
  private final Snapshot snapshot;
  private final Span word;
  private final String prefix;

  private Completions(Snapshot snapshot, int offset) {
    this.snapshot = snapshot;
    String text = snapshot.source().text();
    int start = offset;
    while (start > 0 && isWordPart(text.charAt(start - 1))) {
      start--;
    }
    if (start > 0 && "%@^#!".indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    this.word = new Span(start, offset);
    this.prefix = text.substring(start, offset);
  }

  /** Returns what begins with what is written before an offset. */
  static List<CompletionItem> at(Snapshot snapshot, int offset) {
    return new Completions(snapshot, offset).items();
  }

  private List<CompletionItem> items() {
    if (isInText()) {
      return List.of();
    }
    return switch (prefix.isEmpty() ? ' ' : prefix.charAt(0)) {
      case '%' -> names(Name.Kind.VALUE);
      case '^' -> names(Name.Kind.BLOCK);
      case '@' -> names(Name.Kind.SYMBOL);
      case '#' -> names(Name.Kind.ATTRIBUTE_ALIAS);
      case '!' -> names(Name.Kind.TYPE_ALIAS);
      default -> operations();
    };
  }

  private List<CompletionItem> names(Name.Kind kind) {
    return snapshot.names().all().stream()
        .filter(name -> name.kind() == kind && name.text().startsWith(prefix))
        .filter(name -> name.definition().isPresent() && isVisible(name))
        .map(name -> item(name.text(), itemKind(kind), detail(name)))
        .distinct()
        .toList();
  }

  private boolean isVisible(Name name) {
    boolean written = name.definition().orElseThrow().span().start() == word.start() + 1;
    boolean values = name.kind() == Name.Kind.VALUE;
    boolean inScope = name.scope().start() <= word.start() && word.start() <= name.scope().end();
    return inScope && !written && (!values || name.isVisibleAt(word.start()));
  }

  private Optional<String> detail(Name name) {
    return name.kind() == Name.Kind.VALUE ? ValueTypes.of(snapshot.tree(), name) : Optional.empty();
  }

  /** Operations stand where a statement begins, and after the names of its results. */
  private List<CompletionItem> operations() {
    Token before = codeBefore(word.start());
    boolean begins =
        before == null
            || before.is(TokenKind.EQUAL)
            || before.is(TokenKind.LBRACE)
            || snapshot.source().lineAt(before.start()) < snapshot.source().lineAt(word.start());
    if (!begins) {
      return List.of();
    }
    return Stream.concat(OpNames.all().stream(), Set.of("return", "module").stream())
        .filter(name -> name.startsWith(prefix))
        .map(name -> item(name, CompletionItemKind.Function, OpSummaries.of(name)))
        .toList();
  }

  /** Whether the offset lies in a comment or a string. */
  private boolean isInText() {
    int last = lastTokenBefore(word.end());
    if (last < 0) {
      return false;
    }
    Token token = snapshot.tree().tokens().get(last);
    return switch (token.kind()) {
      case COMMENT, NOISE, FENCE, FOREIGN_STRING -> true;
      case STRING -> word.end() < token.end();
      default -> false;
    };
  }

  private @Nullable Token codeBefore(int offset) {
    for (int i = lastTokenBefore(offset); i >= 0; i--) {
      Token token = snapshot.tree().tokens().get(i);
      if (!token.kind().isTrivia()) {
        return token;
      }
    }
    return null;
  }

  /** Returns the index of the last token that begins before an offset, or -1. */
  private int lastTokenBefore(int offset) {
    return TextOrder.firstFrom(snapshot.tree().tokens(), offset, Token::start) - 1;
  }

  private CompletionItem item(String label, CompletionItemKind kind, Optional<String> detail) {
    CompletionItem item = new CompletionItem(label);
    item.setKind(kind);
    detail.ifPresent(item::setDetail);
    item.setTextEdit(Either.forLeft(new TextEdit(snapshot.range(word), label)));
    return item;
  }

  private static CompletionItemKind itemKind(Name.Kind kind) {
    return switch (kind) {
      case VALUE -> CompletionItemKind.Variable;
      case BLOCK -> CompletionItemKind.Reference;
      case SYMBOL -> CompletionItemKind.Function;
      case ATTRIBUTE_ALIAS, TYPE_ALIAS -> CompletionItemKind.Constant;
    };
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$' || c == '-';
  }
}
