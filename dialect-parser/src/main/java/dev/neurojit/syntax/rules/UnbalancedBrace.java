package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.BlockSyntax;
import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A closing brace too few or too many. */
final class UnbalancedBrace extends DefectRule {
  UnbalancedBrace() {
    super("NJ032", "unbalanced-brace");
  }

  @Override
  public Stream<Diagnostic> check(SyntaxTree tree) {
    Diagnostic open =
        tree.unclosedRegions().size() == 1 ? openBeforeElse(TokenGroups.code(tree)) : null;
    if (open != null) {
      return Stream.of(open);
    }
    Stream<Diagnostic> stray = tree.strayBraces().stream().map(brace -> stray(brace, tree));
    Stream<Diagnostic> missing =
        tree.unclosedRegions().stream()
            .limit(1)
            .map(region -> missing(culprit(region, tree), tree));
    return Stream.concat(missing, stray);
  }

  /** The one {@code else} at the start of a line that no brace stands before. */
  private @Nullable Diagnostic openBeforeElse(List<Token> code) {
    List<Token> open = new ArrayList<>();
    for (int i = 1; i + 1 < code.size(); i++) {
      Token word = code.get(i);
      boolean bare = word.isWord("else") && word.lineStart();
      if (bare && !code.get(i - 1).is(TokenKind.RBRACE) && code.get(i + 1).is(TokenKind.LBRACE)) {
        open.add(word);
      }
    }
    return open.size() == 1
        ? error(open.getFirst().span(), "the body before 'else' is never closed")
            .safely("close it", Edit.insert(open.getFirst().start(), "} "))
        : null;
  }

  /**
   * The brace that closes a function before its return, where the return stands behind it: not the
   * last brace is the one too many.
   */
  private static @Nullable Token early(Token stray, SyntaxTree tree) {
    List<OperationSyntax> top =
        tree.operations().stream()
            .filter(op -> op.parent() == null && op.span().start() < stray.start())
            .toList();
    int last = top.size() - 1;
    if (last < 1 || top.get(last).form() != OpForm.RETURN) {
      return null;
    }
    int function = last;
    while (function >= 0 && top.get(function).form() != OpForm.FUNC) {
      function--;
    }
    List<RegionSyntax> regions = function < 0 ? List.of() : top.get(function).regions();
    boolean open =
        regions.size() == 1
            && regions.getFirst().blocks().getLast().operations().stream()
                .reduce((before, after) -> after)
                .filter(op -> op.form() != OpForm.RETURN)
                .isPresent();
    return open ? regions.getFirst().close() : null;
  }

  private Diagnostic stray(Token last, SyntaxTree tree) {
    Token before = early(last, tree);
    Token brace = before == null ? last : before;
    Source source = tree.source();
    return error(brace.span(), "this '}' closes nothing")
        .safely("remove it", Edit.delete(source.ownLine(brace.span())));
  }

  private Diagnostic missing(RegionSyntax region, SyntaxTree tree) {
    String name = region.parent().name();
    String what = name.isEmpty() ? "this region" : "the body of " + name;
    Diagnostic found = error(region.open().span(), what + " is never closed");
    Source source = tree.source();
    String indent = source.indentAt(region.parent().span().start());
    OperationSyntax outside = firstOutside(region, source, indent);
    if (outside != null) {
      int at = source.lineSpan(source.lineAt(outside.span().start())).start();
      return found
          .note(outside.headSpan(), "the indentation says that this is outside again")
          .safely("close it before", Edit.insert(at, indent + "}" + source.lineEnd()));
    }
    return endsProperly(region)
        ? found.safely("close it at the end", atEnd(region, source, indent))
        : found.help("the text seems to be cut off; complete it first");
  }

  /**
   * The region that lacks its brace need not be the one that has none left: the braces after it
   * close one region less each. The indentation tells.
   */
  private static RegionSyntax culprit(RegionSyntax unclosed, SyntaxTree tree) {
    return tree.operations().stream()
        .filter(op -> unclosed.span().contains(op.span()))
        .flatMap(op -> op.regions().stream())
        .filter(region -> outsideOf(region, tree.source()) != null)
        .reduce((outer, inner) -> inner)
        .orElse(unclosed);
  }

  private static @Nullable OperationSyntax outsideOf(RegionSyntax region, Source source) {
    return firstOutside(region, source, source.indentAt(region.parent().span().start()));
  }

  /** A statement that stands as far left as the one that opened the region is not inside. */
  private static @Nullable OperationSyntax firstOutside(
      RegionSyntax region, Source source, String indent) {
    List<OperationSyntax> inside =
        region.blocks().stream().flatMap(block -> block.operations().stream()).toList();
    boolean indented =
        !inside.isEmpty()
            && source.indentAt(inside.getFirst().span().start()).length() > indent.length();
    return inside.stream()
        .filter(op -> indented && op.head().getFirst().lineStart())
        .filter(op -> source.indentAt(op.span().start()).length() <= indent.length())
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether the last statement is one that may end the region: then nothing but the brace is
   * missing.
   */
  private static boolean endsProperly(RegionSyntax region) {
    BlockSyntax block = region.blocks().getLast();
    if (block.operations().isEmpty()) {
      return false;
    }
    OperationSyntax last = block.operations().getLast();
    return switch (region.parent().form()) {
      case FUNC -> last.form() == OpForm.RETURN;
      case IF, FOR, WHILE -> last.form() == OpForm.YIELD;
      case MODULE -> !last.regions().isEmpty();
      default -> region.parent().name().equals("func") && last.form() == OpForm.RETURN;
    };
  }

  private static Edit atEnd(RegionSyntax region, Source source, String indent) {
    int end = source.lineSpan(source.lineAt(region.span().end())).end();
    String after =
        source.text().startsWith("\n", end) || source.text().startsWith("\r", end)
            ? ""
            : source.lineEnd();
    return Edit.insert(end, source.lineEnd() + indent + "}" + after);
  }
}
