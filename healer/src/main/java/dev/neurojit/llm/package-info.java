/**
 * Language models behind one small seam.
 *
 * <p>{@link dev.neurojit.llm.LanguageModel} answers a {@link dev.neurojit.llm.Prompt} with a {@link
 * dev.neurojit.llm.Completion}: a {@link dev.neurojit.llm.Reply}, or a {@link
 * dev.neurojit.llm.Failed} that says in one sentence what to do. {@link dev.neurojit.llm.Models}
 * opens one from what the user wrote after {@code --model}. Three kinds exist: {@link
 * dev.neurojit.llm.ReplayModel} plays recorded replies; a local GGUF file runs in a supervised
 * process of its own ({@code worker}), after {@code gguf} has found that it is whole, supported and
 * fits into memory; and {@code RemoteModel} asks a server, Gemini's or one that is compatible with
 * OpenAI's, over {@code http}.
 *
 * <p>A model that fails is a value; nothing here throws for a bad file, a dead worker or a lapsed
 * deadline, nor for whatever a server answers. A provider is one class that implements the seam and
 * one line in {@code Models}.
 */
@NullMarked
package dev.neurojit.llm;

import org.jspecify.annotations.NullMarked;
