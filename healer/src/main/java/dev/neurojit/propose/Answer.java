package dev.neurojit.propose;

import dev.neurojit.llm.Reply;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a model's reply holds. */
sealed interface Answer {
  Pattern FUNCTION_LINE =
      Pattern.compile("(?m)^\\s*(?:func\\.func|func|module|builtin\\.module)\\b");

  /** A program that differs from the one that the model was asked about. */
  record Program(Source source) implements Answer {}

  /** Nothing to judge. */
  record Unused(Reason reason) implements Answer {}

  /** Why there is nothing to judge. */
  enum Reason {
    /** Prose only. */
    NO_CODE,
    /** The program as it was. */
    NO_CHANGE,
    /** The token limit or the deadline cut the program off. */
    TRUNCATED,
    /** Other functions than the one that is healed. */
    OUTSIDE,
    /** Edits of lines that the program does not have. */
    UNANCHORED;

    /** Returns it in words. */
    String phrase() {
      return switch (this) {
        case NO_CODE -> "holds no program";
        case NO_CHANGE -> "changes nothing";
        case TRUNCATED -> "is cut off in the middle of the program";
        case OUTSIDE -> "changes what is not part of the function";
        case UNANCHORED -> "names lines that the program does not have";
      };
    }
  }

  /**
   * Reads a reply: a whole function, or edits of its lines, whichever was asked for.
   *
   * @param asked the program that the model was asked about
   * @param function the symbol of the function that is healed
   */
  static Answer read(Source asked, Reply reply, String function) {
    List<LineEdit> edits = EditScript.parse(reply.text()).edits();
    if (!edits.isEmpty() && !FUNCTION_LINE.matcher(reply.text()).find()) {
      return edited(asked, edits, reply, function);
    }
    Source source = Graft.of(asked, reply.text(), function);
    SyntaxTree tree = SyntaxTree.parse(source);
    if (tree.operations().isEmpty() || !reply.text().contains("func")) {
      // A model that thinks may have spent all its tokens before the first word.
      boolean silent = isCut(reply) && reply.text().isBlank();
      return new Unused(silent ? Reason.TRUNCATED : Reason.NO_CODE);
    }
    if (isCut(reply) && !isWhole(tree)) {
      return new Unused(Reason.TRUNCATED);
    }
    return isElsewhere(asked, tree, function) ? new Unused(Reason.OUTSIDE) : changed(asked, source);
  }

  private static Answer edited(Source asked, List<LineEdit> edits, Reply reply, String function) {
    Optional<FunctionSyntax> found = SyntaxTree.parse(asked).function(function);
    if (found.isEmpty()) {
      return new Unused(Reason.NO_CODE);
    }
    // The last line of a reply that was cut may be half a line.
    if (isCut(reply) && !reply.text().stripTrailing().endsWith("```")) {
      return new Unused(Reason.TRUNCATED);
    }
    var anchors = new Anchors(asked, found.get());
    Set<Integer> named = edits.stream().map(LineEdit::line).collect(Collectors.toSet());
    var placed = new ArrayList<LineEdit>();
    for (LineEdit edit : edits) {
      Optional<LineEdit> anchored = anchors.anchored(edit, named);
      if (anchored.isEmpty()) {
        return new Unused(Reason.UNANCHORED);
      }
      if (!anchors.holds(anchored.get().line())) {
        return new Unused(Reason.OUTSIDE);
      }
      placed.add(anchored.get());
    }
    return changed(asked, asked.withText(String.join("\n", anchors.applied(placed))));
  }

  /** Whether a reply ended before the model said that it was done. */
  private static boolean isCut(Reply reply) {
    return switch (reply.stop()) {
      case END, ENOUGH -> false;
      case LENGTH, CANCELLED, DEADLINE -> true;
    };
  }

  /** Whether a text that was cut ends behind its last function, rather than within it. */
  private static boolean isWhole(SyntaxTree sent) {
    List<FunctionSyntax> functions = sent.functions();
    return sent.unclosedRegions().isEmpty()
        && !functions.isEmpty()
        && functions.getLast().bodySpan() != null;
  }

  /** Whether all functions of a reply are others of the program. */
  private static boolean isElsewhere(Source asked, SyntaxTree sent, String function) {
    Set<String> known =
        SyntaxTree.parse(asked).functions().stream()
            .map(FunctionSyntax::name)
            .collect(Collectors.toSet());
    return known.contains(function)
        && !sent.functions().isEmpty()
        && sent.functions().stream()
            .map(FunctionSyntax::name)
            .allMatch(name -> !name.equals(function) && known.contains(name));
  }

  private static Answer changed(Source asked, Source source) {
    return words(source.text()).equals(words(asked.text()))
        ? new Unused(Reason.NO_CHANGE)
        : new Program(source);
  }

  /** The text without what does not matter: fences, comments, white space. */
  private static String words(String text) {
    return text.replaceAll("(?m)^```.*$|//.*$", " ")
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
