package dev.neurojit.syntax.coverage;

import dev.neurojit.syntax.Diagnostic;
import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.ResultSyntax;
import dev.neurojit.syntax.Severity;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.rules.Rules;
import dev.neurojit.syntax.scope.Definition;
import dev.neurojit.syntax.scope.Scope;
import dev.neurojit.syntax.scope.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what this front end and MLIR make of one text. */
final class Comparison {
  private final Chunks.Chunk chunk;
  private final NativeReading.Parsed reading;
  private final SyntaxTree tree;
  private final Map<Integer, OperationSyntax> byNamePlace = new HashMap<>();

  Comparison(Chunks.Chunk chunk, NativeReading.Parsed reading) {
    this.chunk = chunk;
    this.reading = reading;
    this.tree = SyntaxTree.parse(chunk.source());
    for (OperationSyntax op : tree.operations()) {
      Token name = op.nameToken();
      if (name != null) {
        byNamePlace.put(name.start(), op);
      }
    }
  }

  /** Returns the syntax errors. */
  List<Difference> misses() {
    return tree.errors().stream().map(error -> difference(Difference.Kind.MISS, error)).toList();
  }

  /** Returns the errors that the rules see. */
  List<Difference> findings() {
    return Rules.ALL.stream()
        .flatMap(rule -> rule.check(tree))
        .filter(found -> found.severity() == Severity.ERROR)
        .map(found -> difference(Difference.Kind.FALSE_FINDING, found))
        .toList();
  }

  private Difference difference(Difference.Kind kind, Diagnostic found) {
    String message = found.code() + " " + found.message();
    return new Difference(kind, chunk.place(found.span().start()), message);
  }

  /** Returns MLIR's operations that begin where no statement of ours has its name. */
  List<Difference> uncut() {
    List<Difference> uncut = new ArrayList<>();
    for (NativeOperation op : reading.operations()) {
      int at = offset(op);
      if (!byNamePlace.containsKey(at)) {
        String message = op.name() + " is no statement of its own";
        uncut.add(new Difference(Difference.Kind.UNCUT, chunk.place(at), message));
      }
    }
    return uncut;
  }

  private int offset(NativeOperation op) {
    return chunk.source().offsetAtBytes(op.line(), op.column());
  }

  /** Compares the types of named results; returns how many are told at all. */
  int compareTypes(List<Difference> wrong) {
    Scope scope = Scope.of(tree);
    Aliases aliases = new Aliases(tree);
    int told = 0;
    for (NativeOperation op : reading.operations()) {
      OperationSyntax ours = byNamePlace.get(offset(op));
      // MLIR gives operations that it adds the place of the one they belong to.
      if (ours != null && (op.name().equals(ours.name()) || ours.name().indexOf('.') < 0)) {
        told += compareTypes(op, ours, scope, aliases, wrong);
      }
    }
    return told;
  }

  private int compareTypes(
      NativeOperation op,
      OperationSyntax ours,
      Scope scope,
      Aliases aliases,
      List<Difference> wrong) {
    int told = 0;
    int next = 0;
    for (ResultSyntax result : ours.results()) {
      List<@Nullable String> types = types(result, scope);
      for (int i = 0; i < result.count() && next < op.types().size(); i++, next++) {
        String type = i < types.size() ? types.get(i) : null;
        String real = op.types().get(next);
        told += type == null ? 0 : 1;
        if (type != null && !Types.compact(aliases.expand(type)).equals(Types.compact(real))) {
          String message = op.name() + " gives " + real + ", not " + type;
          String place = chunk.place(result.span().start());
          wrong.add(new Difference(Difference.Kind.WRONG_TYPE, place, message));
        }
      }
    }
    return told;
  }

  private static List<@Nullable String> types(ResultSyntax result, Scope scope) {
    for (Definition definition : scope.definitions(result.name())) {
      if (definition.span().equals(result.span())) {
        return definition.types();
      }
    }
    return List.of();
  }
}
