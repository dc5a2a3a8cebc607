package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Memory on the stack as LLVM IR writes it: {@code alloca}, {@code store}, {@code load}. */
final class StackMemory extends TextRule {
  private static final String NAME = "(%[\\w.$-]+)";
  private static final String TYPE = "([a-z]\\w*)";
  private static final String POINTER = "(?:(?:[a-z]\\w*) ?\\*|ptr|!llvm\\.ptr) ?";
  private static final String END = "(?:, ?align \\d+)?[ \\t;]*(?://.*)?";
  private static final Pattern ALLOCA =
      Pattern.compile("\\s*" + NAME + " ?= ?(alloca " + TYPE + "(?:, ?i32 1)?)" + END);
  private static final Pattern STORE =
      Pattern.compile("\\s*(store " + TYPE + " ([^,]+), ?(?:" + POINTER + ")?" + NAME + ")" + END);
  private static final Pattern LOAD =
      Pattern.compile(
          "\\s*" + NAME + " ?= ?(load " + TYPE + ", ?(?:" + POINTER + ")?" + NAME + ")" + END);

  StackMemory() {
    super(
        "NJ165", "stack-memory", "memory on the stack is memref.alloca's", "write it with memref");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Map<String, String> memories = new HashMap<>();
    List<Edit> edits = new ArrayList<>();
    for (Line line : Line.of(tree)) {
      Edit edit = line.isLong() ? null : edit(line.text(), line.start(), memories);
      if (edit != null) {
        edits.add(edit);
      }
    }
    return edits;
  }

  private static @Nullable Edit edit(String line, int start, Map<String, String> memories) {
    if (!line.contains("alloca ") && !line.contains("store ") && !line.contains("load ")) {
      return null;
    }
    Matcher alloca = ALLOCA.matcher(line);
    if (alloca.matches()) {
      String type = CTypes.scalar(alloca.group(3));
      if (type == null) {
        return null;
      }
      memories.put(alloca.group(1), type);
      return edit(alloca, 2, start, "memref.alloca() : memref<" + type + ">");
    }
    Matcher store = STORE.matcher(line);
    if (store.matches()) {
      String place = place(memories, store.group(4), store.group(2));
      return place == null
          ? null
          : edit(store, 1, start, "memref.store " + store.group(3) + ", " + place);
    }
    Matcher load = LOAD.matcher(line);
    String place = load.matches() ? place(memories, load.group(4), load.group(3)) : null;
    return place == null ? null : edit(load, 2, start, "memref.load " + place);
  }

  /** An alignment goes with what is replaced: MLIR chooses its own. */
  private static Edit edit(Matcher line, int group, int start, String text) {
    int comma = line.group().indexOf(", align", line.end(group));
    comma = comma < 0 ? line.group().indexOf(",align", line.end(group)) : comma;
    int end = line.end(group);
    if (comma >= 0) {
      end = comma;
      while (end < line.end() && !Character.isDigit(line.group().charAt(end))) {
        end++;
      }
      while (end < line.end() && Character.isDigit(line.group().charAt(end))) {
        end++;
      }
    }
    return new Edit(new Span(start + line.start(group), start + end), text);
  }

  private static @Nullable String place(Map<String, String> memories, String name, String written) {
    String type = memories.get(name);
    return type == null || !type.equals(CTypes.scalar(written))
        ? null
        : name + "[] : memref<" + type + ">";
  }
}
