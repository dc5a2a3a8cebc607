/**
 * llama.cpp's C API, as far as healing needs it: a {@link dev.neurojit.llama.LlamaLibrary} loads a
 * {@link dev.neurojit.llama.LlamaModel}, which makes a {@link dev.neurojit.llama.LlamaContext};
 * {@link dev.neurojit.llama.TokenBatch}es are evaluated there and {@link
 * dev.neurojit.llama.TokenSampler}s choose what comes next.
 *
 * <p>The structs of that API change from build to build: only the builds that come with the product
 * are opened. Wrong use or a stranger's file may end the process, so all this runs in the worker
 * ({@code dev.neurojit.llm.worker}) only. One thread owns model, context and samplers; {@link
 * dev.neurojit.llama.LlamaContext#abort} alone may be called from another. Everything native is
 * freed by {@code close}.
 */
@NullMarked
package dev.neurojit.llama;

import org.jspecify.annotations.NullMarked;
