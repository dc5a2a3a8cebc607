package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What LLVM and C compilers note around a function: {@code #0} behind its head, {@code attributes
 * #0 = { nounwind }}, {@code target triple = ...}.
 */
final class CompilerNote extends TextRule {
  private static final String WORD =
      "(?:#[0-9]+|#\\[\\w+(?:\\(\\w+\\))?]|![a-z]+ ![0-9]+|local_unnamed_addr|unnamed_addr|nounwind|willreturn|norecurse"
          + "|readnone|readonly|mustprogress|noinline|alwaysinline|uwtable|nofree|nosync|optnone"
          + "|speculatable|memory\\(none\\)|__attribute__ ?\\(\\([\\w, ]*\\)\\))";
  private static final Pattern HEAD =
      Pattern.compile(
          "\\s*(?:llvm\\.|func\\.)?func\\b[^{}]*?(?:\\)|[\\w>])((?:\\s+(?:attributes +)?"
              + WORD
              + ")+)\\s*(?:\\{.*|->.*)?");
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:attributes #[0-9]+ = \\{.*}|target (?:triple|datalayout) = \".*\""
              + "|source_filename = \".*\"|; ModuleID = .*|!(?:[0-9]+|llvm\\.[\\w.]+) = (?:distinct )?!(?:\\{|DI).*)\\s*");

  CompilerNote() {
    super("NJ348", "compiler-note", "this is a note of LLVM, which MLIR does without", "remove it");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    List<Edit> edits = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      if (line.isLong() || !isPromising(line.text())) {
        continue;
      }
      Matcher head = HEAD.matcher(line.text());
      if (head.matches()) {
        int start = line.start();
        edits.add(Edit.delete(new Span(start + head.start(1), start + head.end(1))));
      } else if (LINE.matcher(line.text()).matches()) {
        edits.add(Edit.delete(tree.source().fullLineSpan(line.number())));
      }
    }
    return edits;
  }

  private static boolean isPromising(String line) {
    char first = Line.first(line);
    return switch (first) {
      case '!', ';', 't', 's', 'a' -> line.indexOf('=') > 0;
      case 'f', 'l' -> line.contains("func");
      default -> false;
    };
  }
}
