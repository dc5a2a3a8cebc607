package dev.neurojit.tasks;

import dev.neurojit.llm.grammar.FunctionForm;
import dev.neurojit.llm.grammar.GbnfRead;
import dev.neurojit.llm.grammar.MlirGbnf;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TypeSyntax;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads from a task what a grammar has to say for it. */
final class TaskFormReader {
  private static final Set<String> DIALECTS =
      Set.of("arith", "builtin", "func", "math", "memref", "scf");
  private static final Set<String> SCALARS =
      Set.of("i1", "i8", "i16", "i32", "i64", "index", "f32", "f64");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?:memref<(?:(?:\\d+|\\?)x)*|vector<(?:\\d+x)+|)(i[1-9]\\d{0,2}|index|bf16|f16|f32|f64)>?");
  private static final Pattern NAMED =
      Pattern.compile("\\b(?:(?:memref|tensor|vector)<[^>]*>|i[1-9]\\d{0,2}|bf16|f16)");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z_][\\w$.]*");

  private final Set<String> types = new TreeSet<>(SCALARS);

  private TaskFormReader() {}

  static TaskForm read(Task task) {
    try {
      return new TaskForm.Covered(new TaskFormReader().form(task));
    } catch (Unreached e) {
      return new TaskForm.Beyond(String.valueOf(e.getMessage()));
    }
  }

  private FunctionForm form(Task task) throws Unreached {
    for (MatchResult word : WORD.matcher(task.dialect()).results().toList()) {
      String dialect = word.group();
      if (!DIALECTS.contains(dialect)) {
        throw new Unreached("the grammar knows no operations of the dialect " + dialect);
      }
    }
    for (String type : NAMED.matcher(task.request()).results().map(MatchResult::group).toList()) {
      add(type);
    }
    Task.Check check = task.check();
    String header = check == null ? "" : header(check);
    if (check == null && task.dialect().contains("memref") && !hasMemory()) {
      throw new Unreached("it works on memory, but gives neither signature nor type");
    }
    var form = new FunctionForm(header, MlirGbnf.operations(), types);
    if (form.grammar() instanceof GbnfRead.Malformed malformed) {
      throw new Unreached(malformed.message());
    }
    return form;
  }

  private boolean hasMemory() {
    return types.stream().anyMatch(type -> type.startsWith("memref<"));
  }

  private String header(Task.Check check) throws Unreached {
    if (!SYMBOL.matcher(check.function()).matches()) {
      throw new Unreached("the grammar has no name like @" + check.function());
    }
    FunctionSyntax function = signature(check);
    List<String> arguments =
        function.parameters().stream().map(each -> String.valueOf(each.type())).toList();
    List<String> results = function.results().stream().map(TypeSyntax::text).toList();
    for (String type : Stream.concat(arguments.stream(), results.stream()).toList()) {
      add(type);
    }
    String list =
        IntStream.range(0, arguments.size())
            .mapToObj(place -> "%arg" + place + ": " + arguments.get(place))
            .collect(Collectors.joining(", "));
    String all = String.join(", ", results);
    return "func.func @%s(%s)%s"
        .formatted(
            check.function(),
            list,
            results.isEmpty() ? "" : " -> " + (results.size() == 1 ? all : "(" + all + ")"));
  }

  /** Reads the signature as MLIR reads that of a function without a body. */
  private static FunctionSyntax signature(Task.Check check) throws Unreached {
    String text = check.signature().strip();
    int open = text.indexOf('(');
    var unread =
        new Unreached(
            text.isEmpty() ? "it gives no signature" : "its signature cannot be read: " + text);
    if (open < 0 || text.contains("\n")) {
      throw unread;
    }
    String declaration = "func.func private @f" + text.substring(open);
    SyntaxTree tree = SyntaxTree.parse(Source.of("signature", declaration));
    Optional<FunctionSyntax> function = tree.function("f");
    if (!tree.errors().isEmpty()
        || function.isEmpty()
        || function.get().bodySpan() != null
        || function.get().parameters().stream().anyMatch(each -> each.type() == null)) {
      throw unread;
    }
    return function.get();
  }

  private void add(String type) throws Unreached {
    Matcher read = TYPE.matcher(type);
    if (!read.matches() || type.endsWith(">") != type.contains("<")) {
      throw new Unreached("the grammar has no use for the type " + type);
    }
    types.add(type);
    types.add(read.group(1));
  }

  /** What a grammar does not reach. */
  private static final class Unreached extends Exception {
    private static final long serialVersionUID = 1;

    Unreached(String message) {
      super(message, null, false, false);
    }
  }
}
