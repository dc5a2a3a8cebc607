package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names with letters outside ASCII: {@code %θ}, {@code %Δt}, {@code @Größe}. */
final class ForeignLetter extends TextRule {
  /** Letters that look like those of {@link #LATIN} at the same place. */
  private static final String CYRILLIC =
      "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0455\u0458"
          + "\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0425";

  private static final String LATIN = "aeopcyxisjABEKMHOPCTX";

  ForeignLetter() {
    super("NJ134", "foreign-letter", "names are of ASCII letters in MLIR", "");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Span> names = names(tree);
    if (names.isEmpty()) {
      return List.of();
    }
    Source source = tree.source();
    Set<String> taken = new HashSet<>();
    tree.tokens().forEach(token -> taken.add(bare(token.text())));
    Map<String, String> chosen = new HashMap<>();
    List<Edit> edits = new ArrayList<>();
    for (Span name : names) {
      String written = source.text(name);
      boolean sigil = "%@^".indexOf(source.text().charAt(Math.max(0, name.start() - 1))) >= 0;
      String right =
          sigil ? chosen.computeIfAbsent(written, it -> name(it, tree, taken)) : ascii(written);
      edits.add(new Edit(name, right));
    }
    return edits;
  }

  /** The spans of the names without sigils: tokens that touch, one of them a foreign letter. */
  private static List<Span> names(SyntaxTree tree) {
    List<Span> names = new ArrayList<>();
    List<Token> tokens = tree.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      if (!isLetter(tokens.get(i))) {
        continue;
      }
      int first = i;
      while (first > 0 && isPart(tokens.get(first - 1))) {
        first--;
      }
      int last = i;
      while (last + 1 < tokens.size() && isPart(tokens.get(last + 1))) {
        last++;
      }
      int start = tokens.get(first).start() + sigil(tokens.get(first).text());
      names.add(new Span(start, tokens.get(last).end()));
      i = last;
    }
    return names;
  }

  /** A single character that is a letter elsewhere, and no sign such as an arrow. */
  private static boolean isLetter(Token token) {
    boolean alone = token.is(TokenKind.FOREIGN) && token.text().codePointAt(0) >= 0x80;
    return alone && !ascii(token.text()).isEmpty();
  }

  private static boolean isPart(Token token) {
    return switch (token.kind()) {
      case VALUE_ID, SYMBOL, BLOCK_ID, BARE_ID, INTEGER -> true;
      default -> isLetter(token);
    };
  }

  private static int sigil(String text) {
    return "%@^".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
  }

  private static String bare(String text) {
    return text.isEmpty() ? text : text.substring(sigil(text));
  }

  /**
   * Returns the name without foreign letters. Where only one of it and of the written one is
   * defined, the other is a slip of the keyboard for it.
   */
  private static String name(String written, SyntaxTree tree, Set<String> taken) {
    String plain = ascii(written);
    if (!taken.contains(plain)) {
      return free(plain, taken);
    }
    boolean one = isDefined(written, tree) ^ isDefined(plain, tree);
    return one ? plain : free(plain, taken);
  }

  /** Whether {@code =} stands behind a value of this name, or a type in parentheses. */
  private static boolean isDefined(String name, SyntaxTree tree) {
    String text = tree.source().text();
    int depth = 0;
    int end = 0;
    int at = text.indexOf("%" + name);
    while (at >= 0) {
      for (int i = end; i < at; i++) {
        depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      }
      end = at + name.length() + 1;
      int next = end;
      while (next < text.length() && text.charAt(next) == ' ') {
        next++;
      }
      char mark = next < text.length() ? text.charAt(next) : ' ';
      if (mark == '=' || (mark == ':' && depth > 0)) {
        return true;
      }
      at = text.indexOf("%" + name, end);
    }
    return false;
  }

  private static String free(String wish, Set<String> taken) {
    String name = wish;
    for (int i = 0; !taken.add(name); i++) {
      name = wish + "_" + i;
    }
    return name;
  }

  /** Returns the text in ASCII: Greek letters by name, others without their accents. */
  private static String ascii(String text) {
    StringBuilder ascii = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          String name = c < 0x80 ? Character.toString(c) : letter(c);
          boolean parts = name.length() > 1 && !ascii.isEmpty();
          ascii.append(parts && ascii.charAt(ascii.length() - 1) != '_' ? "_" : "");
          ascii.append(name);
        });
    return ascii.toString();
  }

  private static String letter(int c) {
    if (!Character.isLetterOrDigit(c) && Character.getType(c) != Character.OTHER_NUMBER) {
      return "";
    }
    int alike = CYRILLIC.indexOf(c);
    if (alike >= 0) {
      return String.valueOf(LATIN.charAt(alike));
    }
    String name = Character.getName(c);
    String plain =
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
            .replaceAll("[^\\x00-\\x7f]", "");
    if (!plain.isEmpty()) {
      return plain;
    }
    String last = name == null ? "" : name.substring(name.lastIndexOf(' ') + 1);
    boolean greek = name != null && name.startsWith("GREEK") && name.contains(" LETTER ");
    return greek ? last.toLowerCase(Locale.ROOT) : "u" + Integer.toHexString(c);
  }
}
