package dev.neurojit.propose;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.neurojit.propose.LineEdit.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Line edits as a model writes them, in order: {@code 12: TEXT} in place of line 12, {@code 12:} to
 * take it away, {@code 12+: TEXT} to add a line after it.
 */
record EditScript(List<LineEdit> edits) {
  private static final Pattern LINE = Pattern.compile("\\s*(\\d{1,5})(\\+?)\\s?[:|](.*)");
  private static final Pattern FENCED = Pattern.compile("(?s)```[^\\n]*\\n(.*?)(?:```|\\z)");

  EditScript {
    edits = List.copyOf(edits);
  }

  /**
   * Reads the edits in a reply: those of its first fenced block, else of all its lines. A line of a
   * block without a number goes on with the edit before it.
   */
  static EditScript parse(String reply) {
    Matcher fence = FENCED.matcher(reply);
    boolean fenced = fence.find();
    var edits = new ArrayList<LineEdit>();
    for (String line : (fenced ? fence.group(1) : reply).lines().toList()) {
      Matcher edit = LINE.matcher(line);
      if (edit.matches()) {
        Kind kind = edit.group(2).isEmpty() ? Kind.REPLACE : Kind.ADD_AFTER;
        edits.add(
            new LineEdit(Integer.parseInt(edit.group(1)), kind, edit.group(3).stripTrailing()));
      } else if (fenced && !edits.isEmpty() && !line.isBlank()) {
        edits.add(new LineEdit(edits.getLast().line(), Kind.ADD_AFTER, line.stripTrailing()));
      }
    }
    return new EditScript(edits);
  }

  /** Returns the edits that make one program of another. */
  static EditScript between(String before, String after) {
    List<String> old = before.lines().toList();
    var edits = new ArrayList<LineEdit>();
    for (AbstractDelta<String> delta : DiffUtils.diff(old, after.lines().toList()).getDeltas()) {
      int from = delta.getSource().getPosition() + 1;
      int removed = delta.getSource().size();
      List<String> added = delta.getTarget().getLines();
      int replaced = Math.min(removed, added.size());
      for (int i = 0; i < removed; i++) {
        edits.add(new LineEdit(from + i, Kind.REPLACE, i < replaced ? added.get(i) : ""));
      }
      for (String line : added.subList(replaced, added.size())) {
        edits.add(new LineEdit(from + removed - 1, Kind.ADD_AFTER, line));
      }
    }
    return new EditScript(edits);
  }

  /** Returns the edits as a model writes them. */
  String text() {
    return edits.stream().map(LineEdit::written).collect(Collectors.joining("\n"));
  }
}
