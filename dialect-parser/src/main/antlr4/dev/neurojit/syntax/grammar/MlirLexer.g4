// Lexes MLIR, and text that a model took for MLIR, without losing a character: blanks and comments
// go to the hidden channel, what MLIR has no token for becomes a token of its own kind, so that
// rules can name the defect instead of meeting a failed match.
lexer grammar MlirLexer;

// Kinds that the statement parser sees instead of BARE_ID or of a whole region; never lexed.
tokens {
  REGION, OP_CONSTANT, OP_UNARY, OP_BINARY, OP_TERNARY, OP_CMP, OP_SELECT, OP_CAST, OP_FUNC,
  OP_RETURN, OP_CALL, OP_YIELD, OP_IF, OP_FOR, OP_WHILE, OP_CONDITION, OP_BR, OP_COND_BR,
  OP_MODULE, OP_OTHER, OP_EXACT, NOISE
}

WHITESPACE: [ \t\r\n\f\u000B\u0000\u00A0\uFEFF]+ -> channel(HIDDEN);
COMMENT: '//' ~[\r\n]* -> channel(HIDDEN);

// The resources at the end of a file are no statement; without an end they take the rest, so that
// the lexer need not look twice.
RESOURCES: '{-#' (~[#] | '#' ~[-])* ('#-}')? -> type(COMMENT), channel(HIDDEN);

// A comment of other languages: in MLIR nothing begins with a '#' before a blank.
FOREIGN_COMMENT: '#'+ ([ \t] ~[\r\n]*)? -> channel(HIDDEN);
FENCE: '```' ~[\r\n]*;

VALUE_ID: '%' ([0-9]+ | [a-zA-Z_$.\-] [a-zA-Z0-9_$.\-]*) ('#' [0-9]+)?;
BLOCK_ID: '^' ([0-9]+ | [a-zA-Z_$.\-] [a-zA-Z0-9_$.\-]*);
SYMBOL: '@' ([a-zA-Z_] [a-zA-Z0-9_$.]* | STRING);
ATTRIBUTE_ALIAS: '#' [a-zA-Z_] [a-zA-Z0-9_$.\-]*;
TYPE_ALIAS: '!' [a-zA-Z_] [a-zA-Z0-9_$.\-]*;
BARE_ID: [a-zA-Z_] [a-zA-Z0-9_$.]*;
STRING: OPEN_STRING '"';
// One token up to the line's end rather than a failed match per quote, which would be quadratic.
FOREIGN_STRING: OPEN_STRING;

FLOAT: DIGITS '.' [0-9]* EXPONENT?;
HEX: '0x' [0-9a-fA-F]+;
INTEGER: DIGITS;
// Numbers of other languages: 1e-6, .5, 1.0f, 1_000
FOREIGN_NUMBER
  : DIGITS EXPONENT SUFFIX?
  | '.' DIGITS EXPONENT? SUFFIX?
  | DIGITS '.' [0-9]* EXPONENT? SUFFIX
  | DIGITS [fF]
  ;

ARROW: '->';
COLON_COLON: '::';
COLON: ':';
COMMA: ',';
EQUAL: '=';
LPAREN: '(';
RPAREN: ')';
LBRACE: '{';
RBRACE: '}';
LBRACKET: '[';
RBRACKET: ']';
ELLIPSIS: '...';
SEMICOLON: ';';
QUESTION: '?';
RELATION: '==' | '!=' | '<=' | '>=';
LESS: '<';
GREATER: '>';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
BAR: '|';

// Whatever is left, one character each, so that the lexer cannot fail.
FOREIGN: .;

fragment OPEN_STRING: '"' (~["\\\r\n] | '\\' ~[\r\n])*;
fragment SUFFIX: [fF] ('16' | '32' | '64')?;
fragment DIGITS: [0-9]+;
fragment EXPONENT: [eE] [-+]? [0-9]+;
