package dev.neurojit.syntax.scope;

import dev.neurojit.syntax.OperationSyntax;
import dev.neurojit.syntax.Token;

/**
 * A place that uses a name.
 *
 * @param token the name
 * @param operation the operation whose operand it is
 */
public record Use(Token token, OperationSyntax operation) {}
