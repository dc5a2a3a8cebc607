package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Arrays and pointers to their elements as LLVM has them, among operations of memref: {@code alloca
 * [2 x float]}, {@code getelementptr float, float* %buf, i64 1}.
 */
final class ElementPointer extends TextRule {
  private static final String NAME = "(%[\\w.$-]+)";
  private static final String TYPE = "([a-z]\\w*)";
  private static final String POINTER = "(?:(?:[a-z]\\w*|\\[\\d+ x \\w+]) ?\\*|ptr|!llvm\\.ptr) ?";
  private static final String END = "(?:, ?align \\d+)?[ \\t;]*(?://.*)?";
  private static final String DIALECT = "(?:llvm\\.)?";
  private static final Pattern ARRAY =
      Pattern.compile(
          "\\s*" + NAME + " ?= ?(" + DIALECT + "alloca \\[(\\d+) x " + TYPE + "])" + END);
  private static final Pattern MEMORY =
      Pattern.compile(NAME + "(?: = memref\\.alloca?\\(\\))? ?: ?(memref<\\d+x\\w+>)");
  private static final Pattern POINTED =
      Pattern.compile(
          "(\\s*)"
              + NAME
              + " ?= ?"
              + DIALECT
              + "getelementptr (?:inbounds )?(?:\\[\\d+ x "
              + TYPE
              + "]|"
              + TYPE
              + "), ?"
              + POINTER
              + NAME
              + "(?<zero>, ?i(?:32|64) 0(?=,))?, ?(?:i32|i64|index) (\\d+|%[\\w.$-]+)"
              + END);
  private static final Pattern LOAD =
      Pattern.compile(
          "\\s*" + NAME + " ?= ?(" + DIALECT + "load " + TYPE + ", ?" + POINTER + NAME + ")" + END);
  private static final Pattern STORE =
      Pattern.compile(
          "\\s*(" + DIALECT + "store " + TYPE + " (%?[\\w.$-]+), ?" + POINTER + NAME + ")" + END);

  /** An element: the memory, its type, and the index as it is written in brackets. */
  private record Element(String memory, Shape shape, String type, String index) {
    String place() {
      return memory + "[" + index + "] : " + type;
    }
  }

  ElementPointer() {
    super(
        "NJ350",
        "element-pointer",
        "an element of a memref is read and written by its index",
        "write it with memref");
  }

  @Override
  List<Edit> edits(SyntaxTree tree) {
    Map<String, String> memories = new HashMap<>();
    Map<String, Element> elements = new HashMap<>();
    List<Edit> edits = new ArrayList<>();
    String text = tree.source().text();
    if (!text.contains("getelementptr ") && !text.contains("alloca [")) {
      return edits;
    }
    for (Line line : Line.of(tree)) {
      if (line.text().contains("func")) {
        memories.clear();
        elements.clear();
      }
      if (!line.isLong()) {
        read(line, memories, elements, tree, edits);
      }
    }
    return edits;
  }

  private static void read(
      Line line,
      Map<String, String> memories,
      Map<String, Element> elements,
      SyntaxTree tree,
      List<Edit> edits) {
    Matcher memory = MEMORY.matcher(line.text());
    while (line.text().contains("memref<") && memory.find()) {
      memories.putIfAbsent(memory.group(1), memory.group(2));
    }
    Matcher array = ARRAY.matcher(line.text());
    Matcher pointed = POINTED.matcher(line.text());
    String type = array.matches() ? CTypes.scalar(array.group(4)) : null;
    if (type != null) {
      String whole = "memref<" + array.group(3) + "x" + type + ">";
      memories.put(array.group(1), whole);
      edits.add(edit(line, array, 2, "memref.alloca() : " + whole));
    } else if (pointed.matches()) {
      Edit edit = point(line, pointed, memories, elements, tree);
      if (edit != null) {
        edits.add(edit);
      }
    } else if (!elements.isEmpty()) {
      access(line, elements, edits);
    }
  }

  private static void access(Line line, Map<String, Element> elements, List<Edit> edits) {
    Matcher load = LOAD.matcher(line.text());
    Matcher store = STORE.matcher(line.text());
    if (load.matches()) {
      Element element = element(elements, load.group(4), load.group(3));
      if (element != null) {
        edits.add(edit(line, load, 2, "memref.load " + element.place()));
      }
    } else if (store.matches()) {
      Element element = element(elements, store.group(4), store.group(2));
      if (element != null) {
        edits.add(edit(line, store, 1, "memref.store " + store.group(3) + ", " + element.place()));
      }
    }
  }

  private static @Nullable Element element(
      Map<String, Element> elements, String pointer, String written) {
    Element element = elements.get(pointer);
    return element != null && element.shape().element().equals(CTypes.scalar(written))
        ? element
        : null;
  }

  /** Remembers where a pointer points; its line becomes that of the index, or goes. */
  private static @Nullable Edit point(
      Line line,
      Matcher pointed,
      Map<String, String> memories,
      Map<String, Element> elements,
      SyntaxTree tree) {
    String type = memories.get(pointed.group(5));
    Shape shape = Shape.of(type);
    // A pointer to an array goes on by whole arrays first.
    if ((pointed.group(3) == null) != (pointed.group("zero") == null)) {
      return null;
    }
    String element = pointed.group(3) == null ? pointed.group(4) : pointed.group(3);
    if (type == null || shape == null || !shape.element().equals(CTypes.scalar(element))) {
      return null;
    }
    String written = pointed.group(7);
    String name = pointed.group(2);
    Span whole = tree.source().fullLineSpan(line.number());
    String known =
        written.startsWith("%") ? null : Constants.nameOr(written, "index", line.start(), tree);
    String made = null;
    String index = known == null ? written : known;
    if (!index.startsWith("%")) {
      index = Scope.of(tree).fresh(name.substring(1) + "_index");
      made = index + " = arith.constant " + written + " : index";
    } else if (known == null) {
      String own = typeOf(written, line.start(), tree);
      if (own == null || !Types.isInteger(own)) {
        return null;
      }
      if (!own.equals("index")) {
        index = Scope.of(tree).fresh(name.substring(1) + "_index");
        made = index + " = arith.index_cast " + written + " : " + own + " to index";
      }
    }
    elements.put(name, new Element(pointed.group(5), shape, type, index));
    return made == null
        ? Edit.delete(whole)
        : new Edit(tree.source().lineSpan(line.number()), pointed.group(1) + made);
  }

  private static @Nullable String typeOf(String name, int at, SyntaxTree tree) {
    List<Definition> all = Scope.of(tree).visible(name, at);
    return all.size() == 1 ? all.getFirst().type() : null;
  }

  private static Edit edit(Line line, Matcher matcher, int group, String right) {
    int start = line.start() + matcher.start(group);
    int end = line.codeEnd();
    return new Edit(
        new Span(start, line.start() + end), right + (line.text().length() > end ? " " : ""));
  }
}
