package dev.neurojit.lsp;

import dev.neurojit.lsp.names.Mention;
import dev.neurojit.lsp.names.Name;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.rules.Explain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** What is told of the place under the pointer, in Markdown. */
final class HoverText {
  private static final int LONGEST_HEAD = 400;

  private final Snapshot snapshot;
  private final int offset;

  private HoverText(Snapshot snapshot, int offset) {
    this.snapshot = snapshot;
    this.offset = offset;
  }

  /** Returns type or summary of what is there, then the page of each finding there. */
  static Optional<Hover> at(Snapshot snapshot, int offset) {
    return new HoverText(snapshot, offset).hover();
  }

  private Optional<Hover> hover() {
    List<String> parts = new ArrayList<>();
    Optional<Name> name = snapshot.names().at(offset);
    Optional<Token> operation = name.isPresent() ? Optional.empty() : operationName();
    name.ifPresent(it -> parts.add(described(it)));
    operation.ifPresent(it -> parts.add(described(it)));
    List<Diagnostic> found =
        snapshot.findings().stream()
            .filter(it -> it.span().start() <= offset && offset <= it.span().end())
            .toList();
    found.stream()
        .map(Diagnostic::code)
        .distinct()
        .forEach(code -> Explain.page(code).ifPresent(parts::add));
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Hover hover =
        new Hover(new MarkupContent(MarkupKind.MARKDOWN, String.join("\n\n---\n\n", parts)));
    snapshot
        .names()
        .mentionAt(offset)
        .or(() -> operation.map(Token::span))
        .or(() -> found.stream().map(Diagnostic::span).findFirst())
        .ifPresent(span -> hover.setRange(snapshot.range(span)));
    return Optional.of(hover);
  }

  private String described(Name name) {
    OperationSyntax owner = name.owner();
    String what = Renaming.word(name.kind());
    if (owner == null) {
      return code(name.text()) + "\n" + what + ", not defined in this file";
    }
    String type =
        name.kind() == Name.Kind.VALUE
            ? ValueTypes.of(snapshot.tree(), name).map(it -> " : " + it).orElse("")
            : "";
    Source source = snapshot.source();
    Span definition = name.definition().map(Mention::span).orElseThrow();
    return code(name.text() + type)
        + "\n"
        + what
        + ", defined on line "
        + source.lineAt(definition.start())
        + "\n"
        + code(head(owner));
  }

  private String head(OperationSyntax owner) {
    String text = snapshot.source().text(owner.headSpan());
    return text.length() <= LONGEST_HEAD ? text : text.substring(0, LONGEST_HEAD) + " ...";
  }

  private Optional<Token> operationName() {
    return snapshot.tree().operations().stream()
        .map(OperationSyntax::nameToken)
        .filter(it -> it != null && it.start() <= offset && offset <= it.end())
        .map(Token.class::cast)
        .findFirst();
  }

  private static String described(Token operation) {
    String name = operation.text().replace("\"", "");
    return "`" + name + "`" + OpSummaries.of(name).map(it -> ": " + it).orElse("");
  }

  private static String code(String text) {
    return "```mlir\n" + text + "\n```";
  }
}
