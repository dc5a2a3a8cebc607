package dev.neurojit.propose;

import dev.neurojit.llm.grammar.Gbnf;
import dev.neurojit.llm.grammar.GbnfRead;
import dev.neurojit.llm.grammar.MlirGbnf;
import dev.neurojit.syntax.FunctionSyntax;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.SyntaxTree;
import dev.neurojit.syntax.Token;
import dev.neurojit.syntax.TokenKind;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How a model's tokens are chosen. */
public enum Decoding {
  /** As the model likes; what it gets wrong is repaired. */
  FREE,
  /**
   * Only what a grammar allows: one function with the given header, operations and types that are
   * admitted. Servers without grammars decode freely.
   */
  CONSTRAINED;

  private static final Set<String> SCALARS = Set.of("f32", "f64", "i1", "i32", "i64", "index");

  /**
   * Returns the grammar that a reply must obey; empty where replies are free, or where the program
   * has no whole function of that name to take the header from.
   */
  Optional<Gbnf> grammar(Source program, String function) {
    return this == FREE
        ? Optional.empty()
        : SyntaxTree.parse(program)
            .function(function)
            .filter(found -> found.bodySpan() != null)
            .flatMap(found -> grammar(program, found));
  }

  private static Optional<Gbnf> grammar(Source program, FunctionSyntax function) {
    int body = Objects.requireNonNull(function.bodySpan(), "filtered above").start();
    String header =
        program
            .text()
            .substring(function.span().start(), body)
            .replaceAll("//.*", "")
            .replaceAll("\\s+", " ")
            .strip();
    return MlirGbnf.function(header, MlirGbnf.operations(), types(program))
            instanceof GbnfRead.Ok(Gbnf grammar)
        ? Optional.of(grammar)
        : Optional.empty();
  }

  /** The scalar types that the program names, and i1, without which nothing can be compared. */
  private static Set<String> types(Source program) {
    var types = new TreeSet<>(Set.of("i1"));
    for (Token token : SyntaxTree.parse(program).tokens()) {
      if (token.is(TokenKind.BARE_ID) && SCALARS.contains(token.text())) {
        types.add(token.text());
      }
    }
    return types;
  }
}
