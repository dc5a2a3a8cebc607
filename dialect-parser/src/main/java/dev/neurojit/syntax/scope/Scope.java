package dev.neurojit.syntax.scope;

import dev.neurojit.syntax.ArgumentSyntax;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.OpForm;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.RegionSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Span;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.TextOrder;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import dev.neurojit.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a tree: who defines them, where they are used, and their types. */
public final class Scope {
  /**
   * So many definitions of one name are looked through on either side of a use: those of functions
   * that are over do not count, and to pass them by for each use would be quadratic.
   */
  private static final int MOST_BETWEEN = 500;

  private final Map<String, List<Definition>> definitions = new LinkedHashMap<>();
  private final Map<String, List<Use>> uses = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final ResultTypes resultTypes;

  /** What the uses see; filled as it is asked for, once all names are known. */
  private final @Nullable Seen[] seen;

  private List<String> undefinedNames = List.of();
  private boolean isComplete;

  /** What a use sees, told again and again to all that ask. */
  private record Seen(Token use, @Nullable Definition definition) {}

  private Scope(SyntaxTree tree) {
    this.seen = new Seen[tree.tokens().size()];
    this.resultTypes = new ResultTypes(tree, this);
    Map<OperationSyntax, FunctionSyntax> functions = new HashMap<>();
    tree.functions().forEach(function -> functions.put(function.operation(), function));
    for (OperationSyntax op : tree.operations()) {
      // The names in a function's head and in a label are definitions.
      boolean defines = functions.containsKey(op) || op.isLabel();
      Set<Token> bound = Bindings.of(op);
      // What can be seen already is used: MLIR knows no shadowing.
      bound.removeIf(this::isVisible);
      for (Token token : defines ? List.<Token>of() : op.operands()) {
        if (!bound.contains(token)) {
          uses.computeIfAbsent(base(token.text()), key -> new ArrayList<>())
              .add(new Use(token, op));
        }
      }
      FunctionSyntax function = functions.get(op);
      if (function != null) {
        defineParameters(function);
      } else if (op.isLabel()) {
        defineArguments(op);
      } else {
        defineBindings(op);
        defineBound(op, bound);
        defineResults(op);
      }
    }
    uses.values().forEach(all -> all.sort(Comparator.comparingInt(use -> use.token().start())));
    names.addAll(definitions.keySet());
    names.addAll(uses.keySet());
    undefinedNames =
        uses.keySet().stream().filter(name -> !definitions.containsKey(name)).sorted().toList();
    isComplete = true;
  }

  /** Returns the names of a tree, read once a tree. */
  public static Scope of(SyntaxTree tree) {
    return tree.analysis(Scope.class, Scope::new);
  }

  /** Returns the definitions of a name, given with its sigil, in the order of the text. */
  public List<Definition> definitions(String name) {
    return Collections.unmodifiableList(definitions.getOrDefault(base(name), List.of()));
  }

  /** Returns all definitions, those of one name together. */
  public List<Definition> definitions() {
    return definitions.values().stream().flatMap(List::stream).toList();
  }

  /** Returns the uses of a name in the order of the text. */
  public List<Use> uses(String name) {
    return Collections.unmodifiableList(uses.getOrDefault(base(name), List.of()));
  }

  /**
   * Returns the uses of a name that begin in a span, in the order of the text. A name has as many
   * uses as there are functions that use it: who asks for those of one asks for these.
   */
  public List<Use> uses(String name, Span within) {
    List<Use> all = uses(name);
    return all.subList(firstFrom(all, within.start()), firstFrom(all, within.end()));
  }

  private static int firstFrom(List<Use> all, int offset) {
    return TextOrder.firstFrom(all, offset, use -> use.token().start());
  }

  /** Returns every name that is used. */
  public Set<String> usedNames() {
    return Collections.unmodifiableSet(uses.keySet());
  }

  /** Returns every name that is used and defined nowhere, in alphabetical order. */
  public List<String> undefinedNames() {
    return undefinedNames;
  }

  /** Returns every name that is defined or used, with sigils. */
  public Set<String> names() {
    return Collections.unmodifiableSet(names);
  }

  /**
   * Returns the definition that a use sees: the last one before it, else the first one after it.
   */
  public @Nullable Definition resolve(Token use) {
    if (!isComplete) {
      return find(use);
    }
    Seen known = seen[use.index()];
    if (known == null || !known.use().equals(use)) {
      known = new Seen(use, find(use));
      seen[use.index()] = known;
    }
    return known.definition();
  }

  private @Nullable Definition find(Token use) {
    List<Definition> all = definitions.getOrDefault(base(use.text()), List.of());
    int last = lastBefore(all, use.start());
    int first = Math.max(0, last - MOST_BETWEEN);
    for (int i = last; i >= first; i--) {
      if (all.get(i).isVisibleAt(use.start())) {
        return all.get(i);
      }
    }
    int end = Math.min(all.size(), last + MOST_BETWEEN);
    for (int i = first; i < end; i++) {
      if (all.get(i).sharesRegionWith(use.start())) {
        return all.get(i);
      }
    }
    return null;
  }

  /** Returns the definitions of a name that can be seen at an offset, the last one first. */
  public List<Definition> visible(String name, int offset) {
    List<Definition> all = definitions.getOrDefault(base(name), List.of());
    int last = lastBefore(all, offset);
    return all.subList(Math.max(0, last - MOST_BETWEEN), last + 1).reversed().stream()
        .filter(definition -> definition.isVisibleAt(offset))
        .toList();
  }

  /** Returns the index of the last definition whose name stands before an offset, or -1. */
  private static int lastBefore(List<Definition> all, int offset) {
    return TextOrder.firstFrom(all, offset, definition -> definition.span().start()) - 1;
  }

  /** Returns the type of the value that a use sees, or null. */
  public @Nullable String typeOf(Token use) {
    Definition definition = resolve(use);
    if (definition == null) {
      return null;
    }
    int hash = use.text().indexOf('#');
    int index = hash < 0 ? 0 : number(use.text().substring(hash + 1));
    return index < definition.types().size() ? definition.types().get(index) : null;
  }

  /** Returns a name that is free everywhere, made from a wish without sigil. */
  public String fresh(String wish) {
    Set<String> taken = names();
    String name = "%" + wish;
    for (int i = 0; taken.contains(name); i++) {
      name = "%" + wish + "_" + i;
    }
    return name;
  }

  /** Returns the first name of {@code %base_0}, {@code %base_1} ... that is free everywhere. */
  public String numbered(String base) {
    Set<String> taken = names();
    int i = 0;
    while (taken.contains("%" + base + "_" + i)) {
      i++;
    }
    return "%" + base + "_" + i;
  }

  /** Returns a name without the {@code #1} that picks one of several values. */
  public static String base(String name) {
    int hash = name.indexOf('#');
    return hash < 0 ? name : name.substring(0, hash);
  }

  private void defineParameters(FunctionSyntax function) {
    RegionSyntax body = function.body();
    if (body != null) {
      for (ArgumentSyntax parameter : function.parameters()) {
        define(
            parameter,
            Definition.Kind.PARAMETER,
            function.operation(),
            body,
            parameter.span().end());
      }
    }
  }

  private void defineArguments(OperationSyntax label) {
    RegionSyntax region = label.block().region();
    if (region == null) {
      return;
    }
    for (ArgumentSyntax argument : label.arguments()) {
      define(argument, Definition.Kind.BLOCK_ARGUMENT, region.parent(), region, label.span().end());
    }
  }

  private void define(
      ArgumentSyntax argument,
      Definition.Kind kind,
      OperationSyntax op,
      RegionSyntax region,
      int from) {
    if (!argument.name().isEmpty()) {
      List<@Nullable String> types = new ArrayList<>();
      types.add(argument.type());
      add(new Definition(argument.name(), argument.span(), kind, op, region, from, types));
    }
  }

  private void defineBindings(OperationSyntax op) {
    boolean loop = op.form() == OpForm.FOR;
    if (op.regions().isEmpty() || !(loop || op.form() == OpForm.WHILE)) {
      return;
    }
    RegionSyntax region = op.regions().getFirst();
    int from = region.open().start();
    Token induction = loop ? Iterations.induction(op) : null;
    if (induction != null) {
      String type = op.types().isEmpty() ? "index" : op.types().getFirst().text();
      bind(induction, Definition.Kind.INDUCTION_VARIABLE, op, region, from, type);
    }
    List<Iterations.Binding> bindings = Iterations.arguments(op);
    List<TypeSyntax> written =
        loop ? ResultTypes.afterArrow(op.body()) : ResultTypes.beforeArrow(op.typeTokens());
    for (int i = 0; i < bindings.size(); i++) {
      Iterations.Binding binding = bindings.get(i);
      Token value = binding.value();
      String type = value == null ? null : typeOf(value);
      if (written.size() == bindings.size() && (type == null || isUntyped(value))) {
        type = written.get(i).text();
      }
      bind(binding.name(), Definition.Kind.ITERATION_ARGUMENT, op, region, from, type);
    }
  }

  /** A constant without a type: what it is is told by where it goes. */
  private boolean isUntyped(@Nullable Token value) {
    Definition definition = value == null ? null : resolve(value);
    OperationSyntax op = definition == null ? null : definition.operation();
    return op != null && op.form() == OpForm.CONSTANT && op.typeTokens().isEmpty();
  }

  private boolean isVisible(Token name) {
    Definition known = resolve(name);
    return known != null && known.isVisibleAt(name.start());
  }

  private void defineBound(OperationSyntax op, Set<Token> bound) {
    boolean counts = op.name().startsWith("affine.") || op.name().startsWith("scf.");
    for (Token name : bound) {
      RegionSyntax region = op.regions().getFirst();
      int from = region.open().start();
      String type = counts && !isInitialised(op, name) ? "index" : null;
      bind(name, Definition.Kind.ITERATION_ARGUMENT, op, region, from, type);
    }
  }

  /** Whether {@code %x = %init} stands there, which has any type. */
  private static boolean isInitialised(OperationSyntax op, Token name) {
    List<Token> head = op.head();
    int at = head.indexOf(name) + 2;
    return at < head.size()
        && head.get(at - 1).is(TokenKind.EQUAL)
        && head.get(at).is(TokenKind.VALUE_ID);
  }

  private void bind(
      Token name,
      Definition.Kind kind,
      OperationSyntax op,
      RegionSyntax region,
      int from,
      @Nullable String type) {
    List<@Nullable String> types = new ArrayList<>();
    types.add(type);
    add(new Definition(name.text(), name.span(), kind, op, region, from, types));
  }

  private void defineResults(OperationSyntax op) {
    if (op.results().isEmpty()) {
      return;
    }
    List<@Nullable String> types = resultTypes.of(op);
    int next = 0;
    for (ResultSyntax result : op.results()) {
      int end = Math.min(next + result.count(), types.size());
      List<@Nullable String> own = new ArrayList<>(types.subList(Math.min(next, end), end));
      next = end;
      int from = op.span().end();
      RegionSyntax region = op.block().region();
      Definition.Kind kind = Definition.Kind.RESULT;
      add(new Definition(result.name(), result.span(), kind, op, region, from, own));
    }
  }

  private void add(Definition definition) {
    definitions.computeIfAbsent(definition.name(), key -> new ArrayList<>()).add(definition);
  }

  private static int number(String digits) {
    return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
