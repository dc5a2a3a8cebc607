package dev.neurojit.lsp.names;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that a program calls by a name, with every place that mentions it. */
public final class Name {
  /** What a name stands for. */
  public enum Kind {
    VALUE,
    BLOCK,
    SYMBOL,
    ATTRIBUTE_ALIAS,
    TYPE_ALIAS
  }

  private final Kind kind;
  private final String text;
  private final Span scope;
  private final @Nullable OperationSyntax owner;
  private final int visibleFrom;
  private final List<Mention> mentions = new ArrayList<>();

  Name(Kind kind, String text, Span scope, @Nullable OperationSyntax owner, int visibleFrom) {
    this.kind = kind;
    this.text = text;
    this.scope = scope;
    this.owner = owner;
    this.visibleFrom = visibleFrom;
  }

  /** Returns what it stands for. */
  public Kind kind() {
    return kind;
  }

  /** Returns the name with its sigil, {@code %x}, without quotes. */
  public String text() {
    return text;
  }

  /** Returns the text in which it can be meant: its region, or the file. */
  public Span scope() {
    return scope;
  }

  /** Returns the operation or label that defines it; null if nothing does. */
  public @Nullable OperationSyntax owner() {
    return owner;
  }

  /** Returns whether a use at an offset stands after the definition, rather than before it. */
  public boolean isVisibleAt(int offset) {
    return visibleFrom <= offset;
  }

  /** Returns all mentions in the order of the text. */
  public List<Mention> mentions() {
    return Collections.unmodifiableList(mentions);
  }

  /** Returns where it is defined; empty if nothing defines it. */
  public Optional<Mention> definition() {
    return mentions.stream().filter(it -> it.role() == Mention.Role.DEFINITION).findFirst();
  }

  void add(Mention mention) {
    mentions.add(mention);
  }

  void sort() {
    mentions.sort(java.util.Comparator.comparing(Mention::span));
  }

  @Override
  public String toString() {
    return kind + " " + text + mentions;
  }
}
