// One statement of MLIR: an operation with its regions folded into single REGION tokens, an alias
// definition or a block label. The layout pass cuts the text into statements first, so an error
// cannot spread beyond its statement, and nesting never becomes recursion here except for types
// and attributes, whose depth the caller bounds. Every decision is made on one token.
parser grammar MlirStatementParser;

options {
  tokenVocab = MlirLexer;
}

statement: (label | alias | (results EQUAL)? operation location?) EOF;

label: BLOCK_ID (LPAREN arguments? RPAREN)? COLON;

arguments: argument (COMMA argument)*;

argument: VALUE_ID COLON type attributes? location?;

alias: (ATTRIBUTE_ALIAS | TYPE_ALIAS) EQUAL soup+;

results: result (COMMA result)*;

result: VALUE_ID (COLON INTEGER)?;

operation
  : STRING LPAREN values? RPAREN successors? properties? regions? attributes? COLON type # generic
  | OP_CONSTANT attributes? literal (COLON type)? # constant
  | OP_UNARY VALUE_ID flags? attributes? COLON type # unary
  | OP_BINARY VALUE_ID COMMA VALUE_ID (OP_EXACT | flags)? attributes? COLON type # binary
  | OP_TERNARY VALUE_ID COMMA VALUE_ID COMMA VALUE_ID flags? attributes? COLON type # ternary
  | OP_CMP (BARE_ID | STRING) COMMA VALUE_ID COMMA VALUE_ID flags? attributes? COLON type # cmp
  | OP_SELECT VALUE_ID COMMA VALUE_ID COMMA VALUE_ID attributes? COLON type (COMMA type)? # select
  | OP_CAST VALUE_ID BARE_ID? flags? attributes? COLON type BARE_ID type # cast
  | OP_FUNC BARE_ID* SYMBOL LPAREN parameters? RPAREN (ARROW functionResults)? (
    BARE_ID attributes
  )? REGION? # func
  | OP_RETURN (values | attributes | COLON types)* # return
  | OP_CALL SYMBOL LPAREN values? RPAREN attributes? COLON type # call
  | OP_YIELD values? attributes? (COLON types)? # yield
  | OP_IF VALUE_ID (ARROW functionResults)? REGION (BARE_ID REGION)? attributes? # if
  | OP_FOR BARE_ID? VALUE_ID EQUAL VALUE_ID BARE_ID VALUE_ID BARE_ID VALUE_ID (
    BARE_ID LPAREN bindings? RPAREN ARROW functionResults
  )? (COLON type)? REGION attributes? # for
  | OP_WHILE (LPAREN bindings? RPAREN)? COLON type REGION BARE_ID REGION (BARE_ID? attributes)? # while
  | OP_CONDITION LPAREN VALUE_ID RPAREN attributes? (values COLON types)? # condition
  | OP_BR successor attributes? # br
  | OP_COND_BR VALUE_ID (BARE_ID LPAREN soup* RPAREN)? COMMA successor COMMA successor attributes? # condBr
  | OP_MODULE SYMBOL? (BARE_ID attributes)? REGION # module
  | OP_OTHER soup* # other
  ;

bindings: binding (COMMA binding)*;

binding: VALUE_ID EQUAL VALUE_ID;

parameters: parameter (COMMA parameter)*;

parameter: VALUE_ID COLON type attributes? location? | type attributes?;

functionResults: LPAREN (functionResult (COMMA functionResult)*)? RPAREN | plainType;

functionResult: type attributes?;

successors: LBRACKET successor (COMMA successor)* RBRACKET;

successor: BLOCK_ID (LPAREN (values COLON types)? RPAREN)?;

regions: LPAREN REGION (COMMA REGION)* RPAREN;

properties: LESS LBRACE soup* RBRACE GREATER;

// fastmath<fast>, overflow<nsw>
flags: BARE_ID LESS soup* GREATER;

attributes: LBRACE soup* RBRACE;

location: BARE_ID LPAREN soup* RPAREN;

values: VALUE_ID (COMMA VALUE_ID)*;

types: type (COMMA type)*;

type: LPAREN types? RPAREN (ARROW functionResults)? | plainType;

plainType: (BARE_ID | TYPE_ALIAS) (LESS soup* GREATER)?;

literal: MINUS? (FLOAT | INTEGER | HEX) | BARE_ID (LESS soup* GREATER)? | STRING | ATTRIBUTE_ALIAS | LBRACKET soup* RBRACKET;

// Anything, as long as its brackets balance.
soup
  : LPAREN soup* RPAREN
  | LBRACKET soup* RBRACKET
  | LBRACE soup* RBRACE
  | LESS soup* GREATER
  | LESS MINUS LPAREN soup* RPAREN // omp.tile <- (%loop)
  | REGION
  | ~(LPAREN | RPAREN | LBRACKET | RBRACKET | LBRACE | RBRACE | LESS | GREATER | REGION | FENCE | SEMICOLON | FOREIGN | FOREIGN_NUMBER | FOREIGN_STRING)
  ;
