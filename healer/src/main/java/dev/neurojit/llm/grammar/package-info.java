/**
 * Grammars that a model's text must obey, in llama.cpp's notation GBNF.
 *
 * <p>llama.cpp ignores a grammar that it cannot read and aborts on some that it can, so none is
 * passed on as it came: {@link dev.neurojit.llm.grammar.Gbnf#parse} or {@link
 * dev.neurojit.llm.grammar.GbnfBuilder} makes a checked {@link dev.neurojit.llm.grammar.Gbnf},
 * whose text is printed anew from what was understood. {@link dev.neurojit.llm.grammar.Gbnf#match}
 * checks a reply, and {@link dev.neurojit.llm.grammar.MlirGbnf} writes the grammar of one MLIR
 * function.
 */
@NullMarked
package dev.neurojit.llm.grammar;

import org.jspecify.annotations.NullMarked;
