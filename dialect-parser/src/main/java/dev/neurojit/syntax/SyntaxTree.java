package dev.neurojit.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lossless tree of a text: its tokens concatenate to the text, and what is wrong stays in its
 * place. Immutable; reading a text takes time and memory in proportion to its length.
 */
public final class SyntaxTree {
  private static final int MOST_ERRORS = 1000;

  private final Source source;
  private final List<Token> tokens;
  private final List<Noise> noise;
  private final Layout.Laid laid;
  private final List<FunctionSyntax> functions;
  private final Map<String, FunctionSyntax> functionsByName = new HashMap<>();
  private final Map<Class<?>, Object> analyses = new ConcurrentHashMap<>();
  private final Map<Rule, List<Diagnostic>> findings = new ConcurrentHashMap<>();
  private @Nullable List<Diagnostic> errors;
  private @Nullable List<OperationSyntax> customOperations;

  private SyntaxTree(Source source) {
    this.source = source;
    NoiseScan.Scanned scanned = NoiseScan.scan(Lexing.tokens(source));
    this.tokens = List.copyOf(scanned.tokens());
    this.noise = List.copyOf(scanned.noise());
    this.laid = Layout.of(tokens);
    this.functions =
        laid.operations().stream().map(FunctionSyntax::of).filter(Objects::nonNull).toList();
    functions.forEach(function -> functionsByName.putIfAbsent(function.name(), function));
  }

  /** Reads any text; never throws. */
  public static SyntaxTree parse(Source source) {
    return new SyntaxTree(source);
  }

  /** Returns the text. */
  public Source source() {
    return source;
  }

  /** Returns all tokens, blanks and comments too. */
  public List<Token> tokens() {
    return tokens;
  }

  /** Returns the statements at the top of the file. */
  public BlockSyntax top() {
    return laid.top();
  }

  /** Returns every statement, labels too, in the order in which they begin. */
  public List<OperationSyntax> operations() {
    return laid.operations();
  }

  /** Returns the operations in custom form, in the order of the text: no labels, no bare braces. */
  public List<OperationSyntax> customOperations() {
    List<OperationSyntax> known = customOperations;
    if (known == null) {
      known = laid.operations().stream().filter(SyntaxTree::isCustom).toList();
      customOperations = known;
    }
    return known;
  }

  private static boolean isCustom(OperationSyntax op) {
    return !op.head().getFirst().is(TokenKind.REGION) && !op.isLabel() && !op.isGeneric();
  }

  /** Returns the functions in the order of the text. */
  public List<FunctionSyntax> functions() {
    return functions;
  }

  /** Returns the first function of this name, given without its sigil. */
  public Optional<FunctionSyntax> function(String name) {
    return Optional.ofNullable(functionsByName.get(name));
  }

  /** Returns the function that begins last before an offset, if it holds it. */
  public Optional<FunctionSyntax> functionAt(int offset) {
    int next = TextOrder.firstFrom(functions, offset + 1, it -> it.span().start());
    return next == 0
        ? Optional.empty()
        : Optional.of(functions.get(next - 1)).filter(it -> offset < it.span().end());
  }

  /** Returns the statements inside a function, in the order of the text. */
  public Stream<OperationSyntax> operationsIn(FunctionSyntax function) {
    return operationsIn(function.span()).stream().filter(op -> op != function.operation());
  }

  /** Returns the statements that lie in a span, in the order of the text. */
  public List<OperationSyntax> operationsIn(Span span) {
    List<OperationSyntax> all = laid.operations();
    return all.subList(firstFrom(span.start()), firstFrom(span.end())).stream()
        .filter(op -> span.contains(op.span()))
        .toList();
  }

  private int firstFrom(int offset) {
    return TextOrder.firstFrom(laid.operations(), offset, op -> op.head().getFirst().start());
  }

  /** Returns the scalar f32 and f64 constants of a function, given by its name without sigil. */
  public List<FloatConstant> floatConstants(String functionName) {
    return function(functionName)
        .map(function -> FloatConstants.in(operationsIn(function)))
        .orElse(List.of());
  }

  /** Returns the text that is no code. */
  public List<Noise> noise() {
    return noise;
  }

  /** Returns the closing braces that close nothing. */
  public List<Token> strayBraces() {
    return laid.strayBraces();
  }

  /** Returns the regions without a closing brace, the inner ones first. */
  public List<RegionSyntax> unclosedRegions() {
    return laid.unclosed();
  }

  /**
   * Returns the syntax errors, NJ001 to NJ009, in the order of the text; at most one a statement.
   */
  public List<Diagnostic> errors() {
    List<Diagnostic> known = errors;
    if (known == null) {
      known = collectErrors();
      errors = known;
    }
    return known;
  }

  /** Returns what a rule finds in this tree, in the order of the text; it is asked once. */
  public List<Diagnostic> findings(Rule rule) {
    List<Diagnostic> known = findings.get(rule);
    if (known == null) {
      known = rule.check(this).toList();
      findings.put(rule, known);
    }
    return known;
  }

  /** Returns an analysis of this tree, made by {@code maker} the first time it is asked for. */
  public <T> T analysis(Class<T> kind, Function<SyntaxTree, T> maker) {
    Object known = analyses.get(kind);
    if (known == null) {
      known = maker.apply(this);
      analyses.put(kind, known);
    }
    return kind.cast(known);
  }

  private List<Diagnostic> collectErrors() {
    List<Diagnostic> found = new ArrayList<>();
    StatementCheck check = new StatementCheck();
    for (OperationSyntax operation : laid.operations()) {
      Diagnostic error = found.size() < MOST_ERRORS ? check.check(operation) : null;
      if (error != null) {
        found.add(error);
      }
    }
    for (RegionSyntax region : first(laid.unclosed())) {
      found.add(
          Diagnostic.error(
                  SyntaxCodes.UNCLOSED_REGION, region.open().span(), "this '{' is never closed")
              .note(Span.at(region.span().end()), "a '}' is missing here or further down"));
    }
    for (Token brace : first(laid.strayBraces())) {
      found.add(Diagnostic.error(SyntaxCodes.STRAY_BRACE, brace.span(), "this '}' closes nothing"));
    }
    for (Noise piece : first(noise)) {
      found.add(
          Diagnostic.error(SyntaxCodes.NOISE, piece.span(), "this is no MLIR, nor a comment"));
    }
    found.sort(Comparator.comparing(Diagnostic::span));
    return List.copyOf(found);
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(all.size(), MOST_ERRORS));
  }
}
