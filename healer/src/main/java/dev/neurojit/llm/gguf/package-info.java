/**
 * GGUF model files, read in pure Java before any native code sees them.
 *
 * <p>{@link dev.neurojit.llm.gguf.GgufFile#read} checks a file as llama.cpp would and says where it
 * is wrong; {@link dev.neurojit.llm.gguf.MemoryNeed} computes what running it takes; {@link
 * dev.neurojit.llm.gguf.AvailableMemory} what the machine has left. The format is described in the
 * ggml repository, docs/gguf.md.
 */
@NullMarked
package dev.neurojit.llm.gguf;

import org.jspecify.annotations.NullMarked;
