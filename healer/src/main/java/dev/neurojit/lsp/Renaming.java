package dev.neurojit.lsp;

import dev.neurojit.lsp.names.Name;
import dev.neurojit.lsp.names.Names;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a name may be called instead, and the edits that do it. */
final class Renaming {
  private static final Pattern SSA = Pattern.compile("[0-9]+|[a-zA-Z_$.\\-][a-zA-Z0-9_$.\\-]*");
  private static final Pattern SYMBOL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_$.]*");
  private static final Pattern ALIAS = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_$]*");

  private Renaming() {}

  /** A wish that cannot be granted; the message says why. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /** Returns the name at an offset, if it can be renamed at all. */
  static Name target(Names names, int offset) throws Refused {
    Name name =
        names
            .at(offset)
            .orElseThrow(() -> new Refused("there is no name here that can be changed"));
    if (name.definition().isEmpty()) {
      throw new Refused(name.text() + " is not defined in this file");
    }
    return name;
  }

  /**
   * Returns the edits that give a name another one.
   *
   * @param wish with or without the sigil
   */
  static List<Edit> edits(Names names, Name name, String wish) throws Refused {
    char sigil = name.text().charAt(0);
    String plain = wish.startsWith(String.valueOf(sigil)) ? wish.substring(1) : wish;
    if (!pattern(name.kind()).matcher(plain).matches()) {
      throw new Refused("'%s' is no name for a %s".formatted(wish, word(name.kind())));
    }
    Optional<Name> taken =
        names.all().stream()
            .filter(it -> it != name && it.kind() == name.kind())
            .filter(it -> it.text().equals(sigil + plain) && clash(it, name))
            .findFirst();
    if (taken.isPresent()) {
      throw new Refused(taken.get().text() + " is already in use where this could be seen");
    }
    return name.mentions().stream().map(mention -> new Edit(mention.span(), plain)).toList();
  }

  /** Labels are seen in their own region only; of other names one would hide the other. */
  private static boolean clash(Name one, Name other) {
    Span a = one.scope();
    Span b = other.scope();
    return one.kind() == Name.Kind.BLOCK ? a.equals(b) : a.contains(b) || b.contains(a);
  }

  private static Pattern pattern(Name.Kind kind) {
    return switch (kind) {
      case VALUE, BLOCK -> SSA;
      case SYMBOL -> SYMBOL;
      case ATTRIBUTE_ALIAS, TYPE_ALIAS -> ALIAS;
    };
  }

  static String word(Name.Kind kind) {
    return switch (kind) {
      case VALUE -> "value";
      case BLOCK -> "block";
      case SYMBOL -> "symbol";
      case ATTRIBUTE_ALIAS -> "attribute alias";
      case TYPE_ALIAS -> "type alias";
    };
  }
}
