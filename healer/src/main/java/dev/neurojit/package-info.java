/**
 * NeuroJIT for Java programs: {@link dev.neurojit.Healer} heals MLIR text towards an {@link
 * dev.neurojit.judge.Objective}.
 *
 * <pre>{@code
 * try (Healer healer =
 *     Healer.builder(LanderObjective.of(Scenario.named("moon")))
 *         .model("qwen2.5-coder-7b-q4_k_m.gguf")
 *         .build()) {
 *   Healing healing = healer.heal(Source.of("lander.mlir", text));
 *   System.out.println(healing.best().line());
 *   System.out.println(healing.best().program().text());
 * }
 * }</pre>
 */
@NullMarked
package dev.neurojit;

import org.jspecify.annotations.NullMarked;
