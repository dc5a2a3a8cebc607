package dev.neurojit.lsp.names;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every name of a tree. */
public final class Names {
  private final Frames frames;
  private final List<Name> all = new ArrayList<>();
  private final TreeMap<Integer, Name> byStart = new TreeMap<>();
  private final Map<String, Name> unknown = new HashMap<>();

  private Names(SyntaxTree tree) {
    this.frames = new Frames(tree.source().length());
    tree.operations().forEach(this::define);
    tree.operations().forEach(this::use);
    all.forEach(Name::sort);
  }

  /** Returns the names of a tree, read once a tree. */
  public static Names of(SyntaxTree tree) {
    return tree.analysis(Names.class, Names::new);
  }

  /** Returns all names, defined ones in the order of their definitions, then the unknown. */
  public List<Name> all() {
    return Collections.unmodifiableList(all);
  }

  /** Returns the name at an offset: around it, or ending there. */
  public Optional<Name> at(int offset) {
    return mentionAt(offset).map(span -> byStart.get(span.start()));
  }

  /** Returns the place of the name at an offset, without its sigil. */
  public Optional<Span> mentionAt(int offset) {
    // An offset on the sigil belongs to the name after it.
    for (int probe : new int[] {offset + 1, offset}) {
      Map.Entry<Integer, Name> entry = byStart.floorEntry(probe);
      if (entry != null) {
        int start = entry.getKey();
        Optional<Span> span =
            entry.getValue().mentions().stream()
                .map(Mention::span)
                .filter(it -> it.start() == start)
                .filter(it -> start - 1 <= offset && offset <= it.end())
                .findFirst();
        if (span.isPresent()) {
          return span;
        }
      }
    }
    return Optional.empty();
  }

  private void define(OperationSyntax op) {
    RegionSyntax region = op.block().region();
    if (op.isLabel()) {
      defineLabel(op, region);
      return;
    }
    Token first = op.head().getFirst();
    Name.Kind kind = alias(first);
    if (kind != null && op.head().size() > 1 && op.head().get(1).is(TokenKind.EQUAL)) {
      add(null, new Name(kind, first.text(), frames.span(null), op, 0), Symbols.span(first));
    }
    Bindings bound = new Bindings(op);
    Symbols.definedBy(op).ifPresent(symbol -> defineSymbol(op, region, symbol));
    for (Token token : op.head()) {
      if (token.is(TokenKind.VALUE_ID)) {
        RegionSyntax inside = bound.region(token);
        if (bound.results().contains(token)) {
          defineValue(op, region, token, op.span().end());
        } else if (inside != null) {
          defineValue(op, inside, token, inside.span().start());
        } else if (bound.isParameter(token)) {
          add(new Name(Name.Kind.VALUE, base(token), op.span(), op, 0), plain(token));
        }
      }
    }
  }

  private void defineLabel(OperationSyntax label, @Nullable RegionSyntax region) {
    Token first = label.head().getFirst();
    Span scope = frames.span(region);
    add(region, new Name(Name.Kind.BLOCK, first.text(), scope, label, 0), Symbols.span(first));
    for (Token token : label.head()) {
      if (token.is(TokenKind.VALUE_ID)) {
        defineValue(label, region, token, label.span().end());
      }
    }
  }

  private void defineSymbol(
      OperationSyntax op, @Nullable RegionSyntax region, Symbols.Defined symbol) {
    RegionSyntax table = Symbols.table(region);
    Span scope = frames.span(table);
    add(table, new Name(Name.Kind.SYMBOL, "@" + symbol.text(), scope, op, 0), symbol.span());
  }

  private void defineValue(
      OperationSyntax op, @Nullable RegionSyntax region, Token token, int visibleFrom) {
    Name name = new Name(Name.Kind.VALUE, base(token), frames.span(region), op, visibleFrom);
    add(region, name, plain(token));
  }

  private void use(OperationSyntax op) {
    RegionSyntax region = op.block().region();
    Token before = null;
    for (Token token : op.head()) {
      Name meant = byStart.containsKey(token.start() + 1) ? null : meant(op, region, token, before);
      if (meant != null) {
        mention(meant, new Mention(plain(token), Mention.Role.USE));
      }
      before = token;
    }
  }

  private @Nullable Name meant(
      OperationSyntax op, @Nullable RegionSyntax region, Token token, @Nullable Token before) {
    return switch (token.kind()) {
      case VALUE_ID ->
          known(frames.value(region, base(token), token.start()), Name.Kind.VALUE, op, base(token));
      case BLOCK_ID -> {
        List<Name> labels = frames.in(region, Name.Kind.BLOCK, token.text());
        Name label = labels.isEmpty() ? null : labels.getFirst();
        yield known(label, Name.Kind.BLOCK, op, token.text());
      }
      case SYMBOL -> {
        String text = "@" + Symbols.plain(token.text());
        Name symbol =
            before != null && before.is(TokenKind.COLON_COLON)
                ? nested(op, token, text)
                : frames.symbol(region, text);
        yield known(symbol, Name.Kind.SYMBOL, op, text);
      }
      case ATTRIBUTE_ALIAS, TYPE_ALIAS -> {
        Name.Kind kind = alias(token);
        List<Name> aliases = kind == null ? List.of() : frames.in(null, kind, token.text());
        yield aliases.isEmpty() ? null : aliases.getFirst();
      }
      default -> null;
    };
  }

  /** The {@code @b} of {@code @a::@b} lives in the table of {@code @a}. */
  private @Nullable Name nested(OperationSyntax op, Token token, String text) {
    int at = op.head().indexOf(token);
    Token outer = at >= 2 ? op.head().get(at - 2) : null;
    Name table = outer == null ? null : byStart.get(outer.start() + 1);
    OperationSyntax owner = table == null ? null : table.owner();
    if (owner == null || owner.regions().isEmpty()) {
      return null;
    }
    List<Name> inside = frames.in(owner.regions().getFirst(), Name.Kind.SYMBOL, text);
    return inside.isEmpty() ? null : inside.getFirst();
  }

  /** Uses of one unknown name in one isolated operation belong together. */
  private Name known(@Nullable Name found, Name.Kind kind, OperationSyntax op, String text) {
    if (found != null) {
      return found;
    }
    RegionSyntax region = op.block().region();
    while (region != null && !Symbols.isIsolated(region.parent())) {
      region = region.parent().block().region();
    }
    Span scope = frames.span(region);
    return unknown.computeIfAbsent(
        kind + text + scope,
        key -> {
          Name name = new Name(kind, text, scope, null, 0);
          all.add(name);
          return name;
        });
  }

  private void add(@Nullable RegionSyntax region, Name name, Span span) {
    frames.define(region, name);
    add(name, span);
  }

  private void add(Name name, Span span) {
    all.add(name);
    mention(name, new Mention(span, Mention.Role.DEFINITION));
  }

  private void mention(Name name, Mention mention) {
    name.add(mention);
    byStart.put(mention.span().start(), name);
  }

  private static Name.@Nullable Kind alias(Token token) {
    return switch (token.kind()) {
      case ATTRIBUTE_ALIAS -> Name.Kind.ATTRIBUTE_ALIAS;
      case TYPE_ALIAS -> Name.Kind.TYPE_ALIAS;
      default -> null;
    };
  }

  private static String base(Token token) {
    return Scope.base(token.text());
  }

  private static Span plain(Token token) {
    return token.is(TokenKind.VALUE_ID)
        ? new Span(token.start() + 1, token.start() + base(token).length())
        : Symbols.span(token);
  }
}
