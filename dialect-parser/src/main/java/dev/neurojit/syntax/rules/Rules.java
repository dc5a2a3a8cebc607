package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.Rule;
import java.util.List;

/** The registry of the repair rules, in the order in which they are tried. */
public final class Rules {
  /** Every rule there is. */
  public static final List<Rule> ALL =
      List.of(
          new MarkdownFence(),
          new ProseAmongCode(),
          new ForeignComment(),
          new StatementSemicolon(),
          new TernarySelect(),
          new SelectSignature(),
          new CmpPredicate(),
          new ForeignNumber(),
          new ConstantLiteral(),
          new ConstantType(),
          new ForeignTypeName(),
          new LegacyName(),
          new UnknownOperation(),
          new OperationFamily(),
          new SsaRedefinition(),
          new MissingTerminator(),
          new WrongTerminator(),
          new RepeatedReturn(),
          new MissingType(),
          new LiteralOperand(),
          new MissingSigil(),
          new InfixExpression(),
          new UnbalancedBrace(),
          new OperationSignature(),
          new CallStyleOperands(),
          new MissingSeparator(),
          new CastSignature(),
          new ClampOperation(),
          new ForeignAssembly(),
          new DeclarationKeyword(),
          new MisspeltName(),
          new ImplicitConversion(),
          new FunctionHeader(),
          new UndefinedConstant());

  private Rules() {}
}
