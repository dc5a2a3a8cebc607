/** Tests of grammars; {@code GrammarModelTest} beside them runs them in the real llama.cpp. */
@NullMarked
package dev.neurojit.llm.grammar;

import org.jspecify.annotations.NullMarked;
