package dev.neurojit.syntax;

import static dev.neurojit.syntax.Noise.Kind.COMMENT;
import static dev.neurojit.syntax.Noise.Kind.FENCE;
import static dev.neurojit.syntax.Noise.Kind.PROSE;
import static dev.neurojit.syntax.Noise.Kind.TAG;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the lines, and ends of lines, that are no code and hides their tokens from the layout. */
final class NoiseScan {
  private final List<Token> tokens;
  private final List<List<Token>> lines;
  private final boolean hasCode;
  private final List<Noise> found = new ArrayList<>();

  private NoiseScan(List<Token> tokens) {
    this.tokens = new ArrayList<>(tokens);
    this.lines = lines(tokens);
    this.hasCode = lines.stream().anyMatch(Prose::isCode);
  }

  /** The tokens with noise retagged, and the noise in the order of the text. */
  record Scanned(List<Token> tokens, List<Noise> noise) {}

  static Scanned scan(List<Token> tokens) {
    NoiseScan scan = new NoiseScan(tokens);
    boolean fencedOff = scan.codeIsOnlyInsideFences();
    boolean inside = false;
    boolean codeless = false;
    for (int i = 0; i < scan.lines.size(); i++) {
      List<Token> line = scan.lines.get(i);
      if (isFence(line)) {
        inside = !inside;
        codeless = inside && scan.isCodeless(i);
        scan.mark(line, FENCE);
      } else if ((fencedOff && !inside) || (inside && codeless)) {
        scan.mark(line, PROSE);
      } else {
        scan.markLine(line);
      }
    }
    return new Scanned(scan.tokens, scan.found);
  }

  private void markLine(List<Token> line) {
    if (Prose.isTag(line)) {
      mark(line, TAG);
    } else if (Prose.isProse(line) || (found.isEmpty() && Prose.isLanguageTag(line, tokens))) {
      mark(line, PROSE);
    } else {
      markComments(line);
    }
  }

  private void markComments(List<Token> line) {
    int depth = 0;
    for (int i = 0; i < line.size(); i++) {
      Token token = line.get(i);
      depth += token.is(TokenKind.LPAREN) ? 1 : token.is(TokenKind.RPAREN) ? -1 : 0;
      // In parentheses a semicolon parts the clauses of a loop of C.
      if (token.is(TokenKind.NOISE) || (depth <= 0 && Prose.isSemicolonComment(line, i))) {
        mark(line.subList(i, line.size()), COMMENT);
        return;
      }
    }
  }

  private boolean codeIsOnlyInsideFences() {
    long fences = lines.stream().filter(NoiseScan::isFence).count();
    boolean inside = false;
    boolean codeInside = false;
    for (List<Token> line : lines) {
      if (isFence(line)) {
        inside = !inside;
      } else if (Prose.isCode(line)) {
        if (!inside) {
          return false;
        }
        codeInside = true;
      }
    }
    return fences >= 1 && codeInside;
  }

  /** Whether a fence is closed again without code between, where code stands elsewhere. */
  private boolean isCodeless(int fence) {
    for (int i = fence + 1; i < lines.size(); i++) {
      if (isFence(lines.get(i))) {
        return hasCode;
      }
      if (Prose.isCode(lines.get(i))) {
        return false;
      }
    }
    return false;
  }

  private void mark(List<Token> line, Noise.Kind kind) {
    if (line.isEmpty()) {
      return;
    }
    found.add(new Noise(kind, line.getFirst().span().to(line.getLast().span())));
    for (Token token : line) {
      tokens.set(token.index(), token.as(TokenKind.NOISE));
    }
  }

  private static boolean isFence(List<Token> line) {
    return !line.isEmpty() && line.getFirst().is(TokenKind.FENCE);
  }

  /** Returns per line its tokens without blanks. */
  private static List<List<Token>> lines(List<Token> tokens) {
    List<List<Token>> lines = new ArrayList<>();
    @Nullable List<Token> line = null;
    for (Token token : tokens) {
      if (token.is(TokenKind.WHITESPACE)) {
        line = token.text().indexOf('\n') >= 0 ? null : line;
        continue;
      }
      if (line == null) {
        line = new ArrayList<>();
        lines.add(line);
      }
      line.add(token);
    }
    return lines;
  }
}
