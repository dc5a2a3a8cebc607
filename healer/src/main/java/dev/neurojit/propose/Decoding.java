package dev.neurojit.propose;

import dev.neurojit.llm.LanguageModel;
import dev.neurojit.llm.Prompt;
import dev.neurojit.llm.grammar.FunctionForm;
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
import java.util.regex.Pattern;

/** How a model's tokens are chosen. */
public enum Decoding {
  /** As the model likes; what it gets wrong is repaired. */
  FREE,
  /**
   * Only what a grammar allows: one function with the given header, or edits of its lines, of
   * operations and types that are admitted and, in edits and of local models, of values that agree
   * in type; functions of local models use only names that are in scope. Servers without grammars
   * decode freely.
   */
  CONSTRAINED;

  private static final Pattern SCALAR = Pattern.compile("f16|bf16|f32|f64|index|i[1-9]\\d{0,2}");

  /**
   * Returns the better way for a model where nobody chose one: constrained where the model keeps to
   * the names in scope, the whole function is asked for, and the grammar can say all that the
   * function is written of; else free.
   *
   * @param reply the form that is asked for
   */
  static Decoding fitting(LanguageModel model, ReplyForm reply, Source program, String function) {
    return model.keepsToScope()
            && reply == ReplyForm.FUNCTION
            && GrammarReach.holds(program, function)
        ? CONSTRAINED
        : FREE;
  }

  /** Returns whether a text is a type that grammars are narrowed to. */
  static boolean isScalar(String type) {
    return SCALAR.matcher(type).matches();
  }

  /**
   * Returns a prompt whose reply obeys; the prompt itself where replies are free, or where the
   * program has no whole function of that name to take the header from.
   *
   * @param reply the form that is asked for
   */
  Prompt constrain(Prompt prompt, ReplyForm reply, Source program, String function) {
    Optional<FunctionSyntax> found =
        SyntaxTree.parse(program).function(function).filter(syntax -> syntax.bodySpan() != null);
    if (this == FREE || found.isEmpty()) {
      return prompt;
    }
    FunctionForm form = form(program, found.get());
    return switch (reply) {
      case FUNCTION -> prompt.withFunction(form);
      case EDITS ->
          EditableLines.of(program, found.get(), form).grammar() instanceof GbnfRead.Ok(Gbnf edits)
              ? prompt.withGrammar(edits)
              : prompt;
    };
  }

  private static FunctionForm form(Source program, FunctionSyntax function) {
    int body = Objects.requireNonNull(function.bodySpan(), "filtered above").start();
    String header =
        program
            .text()
            .substring(function.span().start(), body)
            .replaceAll("//.*", "")
            .replaceAll("\\s+", " ")
            .strip();
    return new FunctionForm(header, MlirGbnf.operations(), types(program));
  }

  /** The scalar types that the program names, and i1, without which nothing can be compared. */
  private static Set<String> types(Source program) {
    var types = new TreeSet<>(Set.of("i1"));
    for (Token token : SyntaxTree.parse(program).tokens()) {
      if (token.is(TokenKind.BARE_ID) && isScalar(token.text())) {
        types.add(token.text());
      }
    }
    return types;
  }
}
