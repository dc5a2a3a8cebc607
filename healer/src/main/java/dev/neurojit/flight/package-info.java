/**
 * Native flight: whole batches of flights in one call of machine code.
 *
 * <p>{@link dev.neurojit.flight.NativeFlight} compiles an admitted controller and links it to the
 * plant, the equations of motion of {@code dev.neurojit.sim} written operation for operation as
 * MLIR and compiled once ({@code PlantCode}); it flies {@link dev.neurojit.flight.Starts} to a
 * {@link dev.neurojit.flight.Batch}, and as a {@link dev.neurojit.flight.NativeFleet} whole
 * campaigns. {@code Simulator} is the oracle: both agree bit for bit, because both use only
 * operations that IEEE 754 rounds alike, in the same order, and because guarded code knows neither
 * fast-math nor contraction; functions of libm are the same functions, called for each lane.
 *
 * <p>How it is fast: flights are laid out by rows, one number of each flight side by side, and
 * {@code Lanes.WIDTH} of them step together in vector registers ({@code Rollout}, {@code Stride}).
 * In each step the controller is asked once for all lanes ({@code AskFunction}): loop-free ones are
 * vectorised, {@code scf.if} to selects ({@code Vectorizer}); others are called for each lane, with
 * fuel for each flight. What happens rarely (touchdown, dry tank, fault, time limit) leaves the
 * fast loop for scalar code ({@code EventFunction}); a lane whose flight is over takes the next
 * start.
 *
 * <p>To add to the plant: a row in {@code Row} for its figures, its step in {@code Stride}, its
 * rare events in {@code EventFunction}.
 */
@NullMarked
package dev.neurojit.flight;

import org.jspecify.annotations.NullMarked;
