package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpNames;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A branch of which condition, blocks and values are there, with other words or marks. */
final class BranchForm extends OperationRule {
  private static final Set<String> NAMES =
      Set.of(
          "cf.br",
          "cf.cond_br",
          "br",
          "cond_br",
          "llvm.br",
          "llvm.cond_br",
          "goto",
          "jump",
          "jmp",
          "branch",
          "cond_branch",
          "condbr",
          "brcond",
          "if",
          "scf.if",
          "br_if",
          "cf.if");
  private static final Set<String> FILLERS =
      Set.of("label", "then", "else", "to", "true", "false", "i1", "goto");

  BranchForm() {
    super("NJ107", "branch-form");
  }

  /** Where a branch goes, and what it hands on. */
  private record Successor(String block, List<Token> values) {}

  @Override
  @Nullable Diagnostic check(OperationSyntax op, SyntaxTree tree) {
    Token name = op.nameToken();
    RegionSyntax region = op.block().region();
    boolean legacy = name != null && !OpNames.contains(name.text());
    if (name == null || region == null || !NAMES.contains(op.name())) {
      return null;
    }
    if (!op.results().isEmpty() || !op.regions().isEmpty() || (!legacy && !Broken.is(op, tree))) {
      return null;
    }
    List<Token> rest = op.head().subList(op.head().indexOf(name) + 1, op.head().size());
    List<Successor> successors = new ArrayList<>();
    List<Token> condition = new ArrayList<>();
    if (!read(rest, region, successors, condition) || condition.size() > 1) {
      return null;
    }
    OperationSyntax last = op;
    if (condition.size() == 1 && successors.size() == 1) {
      last = otherwise(op, successors);
    }
    if (last == null || condition.size() + 1 != successors.size()) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    condition.forEach(it -> parts.add(it.text()));
    for (Successor successor : successors) {
      String text = text(successor, region, tree);
      if (text == null) {
        return null;
      }
      parts.add(text);
    }
    String right = (condition.isEmpty() ? "cf.br " : "cf.cond_br ") + String.join(", ", parts);
    Span span = new Span(name.start(), last.head().getLast().end());
    return error(span, "a branch reads cf.cond_br %c, ^a(%x : type), ^b")
        .safely("write " + right, new Edit(span, right));
  }

  /**
   * Adds where a branch goes if its condition does not hold: where the one behind it says, or on to
   * the next block. Returns the last statement that is read, or null where neither is there.
   */
  private static @Nullable OperationSyntax otherwise(
      OperationSyntax op, List<Successor> successors) {
    List<OperationSyntax> all = op.block().operations();
    int behind = all.size() - 1 - op.index();
    BlockSyntax next = op.block().next();
    if (behind == 1) {
      OperationSyntax other = all.getLast();
      Token name = other.nameToken();
      RegionSyntax region = op.block().region();
      int from = name == null ? 0 : other.head().indexOf(name) + 1;
      boolean branch = name != null && NAMES.contains(name.text()) && region != null;
      boolean plain =
          branch
              && region != null
              && read(
                  other.head().subList(from, other.head().size()),
                  region,
                  successors,
                  new ArrayList<>());
      return plain && successors.size() == 2 ? other : null;
    }
    if (behind > 0 || next == null || next.label() == null || !next.arguments().isEmpty()) {
      return null;
    }
    if (successors.getFirst().block().equals(next.name())) {
      // It goes on there anyway: where else to go is not said.
      return null;
    }
    successors.add(new Successor(next.name(), List.of()));
    return op;
  }

  private static boolean read(
      List<Token> rest, RegionSyntax region, List<Successor> successors, List<Token> condition) {
    for (int i = 0; i < rest.size(); i++) {
      Token token = rest.get(i);
      String block = block(token, region);
      TypeWords.Read type = TypeWords.at(rest, i);
      if (block != null) {
        successors.add(new Successor(block, new ArrayList<>()));
      } else if (token.is(TokenKind.VALUE_ID)) {
        (successors.isEmpty() ? condition : successors.getLast().values()).add(token);
      } else if (type != null) {
        i = type.next() - 1;
      } else if (!isMark(token) && !FILLERS.contains(token.text())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMark(Token token) {
    return switch (token.kind()) {
      case COMMA, COLON, LPAREN, RPAREN, LBRACKET, RBRACKET, SEMICOLON, QUESTION, ARROW -> true;
      default -> false;
    };
  }

  /** The block of the region that a token names, with a caret or without. */
  private static @Nullable String block(Token token, RegionSyntax region) {
    String bare = token.text().replaceFirst("^[%^]", "");
    boolean word =
        token.is(TokenKind.BLOCK_ID) || token.is(TokenKind.VALUE_ID) || token.is(TokenKind.BARE_ID);
    return word && region.blocks().stream().anyMatch(it -> it.name().equals("^" + bare))
        ? "^" + bare
        : null;
  }

  private static @Nullable String text(Successor successor, RegionSyntax region, SyntaxTree tree) {
    BlockSyntax target =
        region.blocks().stream()
            .filter(it -> it.name().equals(successor.block()))
            .findFirst()
            .orElseThrow();
    List<ArgumentSyntax> wanted = target.arguments();
    if (wanted.size() != successor.values().size()) {
      return null;
    }
    List<String> types = new ArrayList<>();
    for (Token value : successor.values()) {
      String type = Scope.of(tree).typeOf(value);
      if (type == null) {
        return null;
      }
      types.add(type);
    }
    String values = String.join(", ", successor.values().stream().map(Token::text).toList());
    return types.isEmpty()
        ? successor.block()
        : successor.block() + "(" + values + " : " + String.join(", ", types) + ")";
  }
}
