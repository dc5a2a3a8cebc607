package dev.neurojit.llama;

import static dev.neurojit.llama.Layouts.CHAIN_PARAMS;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.util.List;

/** The C functions of samplers. */
final class SamplerFunctions {
  private static final float TOP_P = 0.95f;
  private static final float MIN_P = 0.05f;

  private final MethodHandle chainDefaults;
  private final MethodHandle chain;
  private final MethodHandle add;
  private final MethodHandle greedy;
  private final MethodHandle topP;
  private final MethodHandle minP;
  private final MethodHandle temperature;
  private final MethodHandle choice;
  private final MethodHandle grammar;
  private final MethodHandle apply;
  private final MethodHandle accept;
  private final MethodHandle free;
  private final MethodHandle logits;

  SamplerFunctions(Functions functions) {
    chainDefaults = functions.function("llama_sampler_chain_default_params", CHAIN_PARAMS);
    chain = functions.function("llama_sampler_chain_init", ADDRESS, CHAIN_PARAMS);
    add = functions.procedure("llama_sampler_chain_add", ADDRESS, ADDRESS);
    greedy = functions.function("llama_sampler_init_greedy", ADDRESS);
    topP = functions.function("llama_sampler_init_top_p", ADDRESS, JAVA_FLOAT, JAVA_LONG);
    minP = functions.function("llama_sampler_init_min_p", ADDRESS, JAVA_FLOAT, JAVA_LONG);
    temperature = functions.function("llama_sampler_init_temp", ADDRESS, JAVA_FLOAT);
    choice = functions.function("llama_sampler_init_dist", ADDRESS, JAVA_INT);
    grammar = functions.function("llama_sampler_init_grammar", ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    apply = functions.procedure("llama_sampler_apply", ADDRESS, ADDRESS);
    accept = functions.procedure("llama_sampler_accept", ADDRESS, JAVA_INT);
    free = functions.procedure("llama_sampler_free", ADDRESS);
    logits = functions.function("llama_get_logits_ith", ADDRESS, ADDRESS, JAVA_INT);
  }

  /**
   * Makes the end of the usual chain: of likely tokens the likelier, then one of them by chance.
   */
  MemorySegment chain(float heat, int seed) {
    try (Arena arena = Arena.ofConfined()) {
      return Functions.call(() -> {
        var params = (MemorySegment) chainDefaults.invokeExact((SegmentAllocator) arena);
        var made = (MemorySegment) chain.invokeExact(params);
        for (MemorySegment link : heat == 0 ? likeliest() : likely(heat, seed)) {
          add.invokeExact(made, link);
        }
        return made;
      });
    }
  }

  private List<MemorySegment> likeliest() throws Throwable {
    return List.of((MemorySegment) greedy.invokeExact());
  }

  private List<MemorySegment> likely(float heat, int seed) throws Throwable {
    return List.of(
        (MemorySegment) topP.invokeExact(TOP_P, 1L),
        (MemorySegment) minP.invokeExact(MIN_P, 1L),
        (MemorySegment) temperature.invokeExact(heat),
        (MemorySegment) choice.invokeExact(seed));
  }

  /** Makes a filter of what a grammar allows; null where llama.cpp cannot read it. */
  MemorySegment grammar(MemorySegment vocab, String rules) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(rules);
      MemorySegment root = arena.allocateFrom("root");
      return Functions.call(() -> (MemorySegment) grammar.invokeExact(vocab, text, root));
    }
  }

  void apply(MemorySegment sampler, MemorySegment candidates) {
    Functions.call(() -> {
      apply.invokeExact(sampler, candidates);
      return sampler;
    });
  }

  void accept(MemorySegment sampler, int token) {
    Functions.call(() -> {
      accept.invokeExact(sampler, token);
      return sampler;
    });
  }

  void free(MemorySegment sampler) {
    Functions.call(() -> {
      free.invokeExact(sampler);
      return sampler;
    });
  }

  MemorySegment logits(MemorySegment context, int index, int vocabulary) {
    return Functions.call(() -> (MemorySegment) logits.invokeExact(context, index))
        .reinterpret((long) vocabulary * Float.BYTES);
  }
}
