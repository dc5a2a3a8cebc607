/**
 * GGUF files written by the tests: {@link dev.neurojit.llm.gguf.RandomGguf} babbles, {@link
 * dev.neurojit.llm.gguf.ScriptedGguf} says one given text, and both run in the real llama.cpp.
 */
@NullMarked
package dev.neurojit.llm.gguf;

import org.jspecify.annotations.NullMarked;
