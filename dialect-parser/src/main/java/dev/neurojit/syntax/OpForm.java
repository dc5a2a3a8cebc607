package dev.neurojit.syntax;

/** The shapes of custom assembly that the grammar knows. */
public enum OpForm {
  CONSTANT,
  UNARY,
  BINARY,
  TERNARY,
  CMP,
  SELECT,
  CAST,
  FUNC,
  RETURN,
  CALL,
  YIELD,
  IF,
  FOR,
  WHILE,
  CONDITION,
  BR,
  COND_BR,
  MODULE,
  /** An operation whose custom form is taken as balanced tokens. */
  OTHER
}
