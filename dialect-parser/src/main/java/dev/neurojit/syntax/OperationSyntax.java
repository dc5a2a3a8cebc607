package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement: an operation in custom or generic form, a block label, an alias, or what was found
 * where an operation belongs. All views work on broken statements too and give what can be told.
 */
public final class OperationSyntax {
  private List<Token> head = new ArrayList<>();
  private final BlockSyntax block;
  private List<RegionSyntax> regions = List.of();
  private int index = -1;

  // What can be told of the complete head; told again and again by all that look at it.
  private @Nullable HeadParts parts;
  private @Nullable String name;
  private @Nullable OpForm form;
  private @Nullable List<List<Token>> slots;
  private @Nullable List<TypeSyntax> types;

  OperationSyntax(BlockSyntax block) {
    this.block = block;
  }

  /** Returns the tokens without trivia, each region folded into one REGION token; not empty. */
  public List<Token> head() {
    return head;
  }

  /** Returns the regions in the order of the text. */
  public List<RegionSyntax> regions() {
    return regions;
  }

  /** Returns the block that holds the statement. */
  public BlockSyntax block() {
    return block;
  }

  /** Returns its place among the operations of its block, from 0; -1 of a label. */
  public int index() {
    return index;
  }

  /** Returns the operation around it, or null at the top of the file. */
  public @Nullable OperationSyntax parent() {
    RegionSyntax region = block.region();
    return region == null ? null : region.parent();
  }

  /** Returns the nearest operation around it, or itself, with this name; null without one. */
  public @Nullable OperationSyntax enclosing(String name) {
    for (OperationSyntax op = this; op != null; op = op.parent()) {
      if (op.name().equals(name)) {
        return op;
      }
    }
    return null;
  }

  /** Returns the span from the first token to the last, regions included. */
  public Span span() {
    return Heads.span(head);
  }

  /** Returns the span of the head before the first region. */
  public Span headSpan() {
    Token first = head.getFirst();
    Token last = first;
    for (Token token : head) {
      if (token.is(TokenKind.REGION)) {
        break;
      }
      last = token;
    }
    return first.span().to(last.span());
  }

  /**
   * Returns the operation's name without quotes, {@code func.return} as it is written; may be "".
   */
  public String name() {
    String known = name;
    if (known == null) {
      Token token = nameToken();
      known = token == null ? "" : plain(token);
      name = known;
    }
    return known;
  }

  private static String plain(Token name) {
    String text = name.text();
    return name.is(TokenKind.STRING) ? text.substring(1, text.length() - 1) : text;
  }

  /** Returns the token of the name, or null where there is none. */
  public @Nullable Token nameToken() {
    int index = parts().name();
    return index < 0 ? null : head.get(index);
  }

  /** Returns whether the name is in quotes. */
  public boolean isGeneric() {
    Token token = nameToken();
    return token != null && token.is(TokenKind.STRING);
  }

  /** Returns the shape of the custom form; OTHER for the generic form. */
  public OpForm form() {
    OpForm known = form;
    if (known == null) {
      known = isGeneric() ? OpForm.OTHER : OpTable.form(name());
      form = known;
    }
    return known;
  }

  /** Returns whether it is a block label. */
  public boolean isLabel() {
    return head.getFirst().is(TokenKind.BLOCK_ID) && head.getLast().is(TokenKind.COLON);
  }

  /** Returns the arguments that a block label declares; of what is no label, none. */
  public List<ArgumentSyntax> arguments() {
    return isLabel() ? Arguments.of(head, 1) : List.of();
  }

  /** Returns the names before the equals sign. */
  public List<ResultSyntax> results() {
    return parts().results();
  }

  /**
   * Returns whether it stands in an operation that lends its dialect to names without one, other
   * than func and builtin, whose few operations are known.
   */
  public boolean hasDefaultDialect() {
    RegionSyntax region = block.region();
    return region != null && region.hasDefaultDialect();
  }

  /** Returns the tokens between the name and the colon before the types, or a region. */
  public List<Token> body() {
    return parts().body();
  }

  /** Returns the parts of the body between its outer commas. */
  public List<List<Token>> slots() {
    List<List<Token>> known = slots;
    if (known == null) {
      List<Token> body = body();
      known = body.isEmpty() ? List.of() : List.copyOf(Heads.split(body));
      slots = known;
    }
    return known;
  }

  /** Returns the names that the body uses, in the order of the text. */
  public List<Token> operands() {
    return parts().operands();
  }

  /** Returns the colon before the types, or null. */
  public @Nullable Token colon() {
    int end = parts().bodyEnd();
    return end < head.size() && head.get(end).is(TokenKind.COLON) ? head.get(end) : null;
  }

  /** Returns the tokens after the colon, up to a region or location. */
  public List<Token> typeTokens() {
    return parts().types();
  }

  /** Returns the types after the colon, parted at the outer commas. */
  public List<TypeSyntax> types() {
    List<TypeSyntax> known = types;
    if (known == null) {
      List<Token> tokens = typeTokens();
      known = tokens.isEmpty() ? List.of() : Heads.types(tokens);
      types = known;
    }
    return known;
  }

  /** Returns the name while the head still grows; the other views are for complete ones. */
  @Nullable Token nameTokenSoFar() {
    int index = HeadParts.nameIn(head);
    return index < 0 ? null : head.get(index);
  }

  void add(Token token) {
    head.add(token);
  }

  void fold(int index, Token region) {
    head.set(index, region);
  }

  void add(RegionSyntax region) {
    regions = regions.isEmpty() ? new ArrayList<>() : regions;
    regions.add(region);
  }

  /** Says that nothing is added any more. */
  void complete() {
    // Unlike that of List.copyOf, its indexOf takes null, as the name of what has none.
    head = head.stream().toList();
    regions = List.copyOf(regions);
  }

  void placeAt(int place) {
    index = place;
  }

  private HeadParts parts() {
    HeadParts known = parts;
    if (known == null) {
      known = HeadParts.of(head);
      parts = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return name() + "@" + span();
  }
}
