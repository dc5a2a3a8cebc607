/**
 * The NeuroLander: a vertical powered descent that a throttle controller must end softly.
 *
 * <p>Everything here is a pure function of a {@link dev.neurojit.sim.Controller} and a {@link
 * dev.neurojit.sim.Scenario}; nothing knows where the controller came from. Start at {@link
 * dev.neurojit.sim.Simulator}: {@code fly} gives a {@link dev.neurojit.sim.Trajectory}, {@code
 * outcome} only how it ended, bit for bit the same. {@link dev.neurojit.sim.Telemetry} puts a
 * flight into words.
 *
 * <p>Model: a point mass above flat ground without air, {@code dv/dt = u T / m - g}, {@code dm/dt =
 * -u T / (Isp g0)}, throttle {@code u} held over one control step and kept within the engine's
 * range; an empty tank means no thrust. SI units throughout, altitude and velocity positive
 * upwards.
 *
 * <p>Integration is classical RK4, one step per control step, and a step is cut where the tank runs
 * dry and where the ground is met. RK4 rather than the closed form because the closed form needs a
 * logarithm: RK4 needs only {@code + - * /}, which IEEE 754 rounds alike everywhere as long as no
 * compiler fuses or reorders them, so the same inputs give the same bits here and in native code,
 * and at 0.02 s its error is no larger than rounding. RK4 rather than semi-implicit Euler because
 * that misses the altitude by half a step times the change of velocity, 0.2 m in the free fall from
 * 500 m on the moon.
 *
 * <p>Scenarios are TOML files with the unit in each key; {@link dev.neurojit.sim.Quantity} is the
 * list of keys. A figure may be a number or a distribution, {@code { normal = [500, 20] }} (mean,
 * standard deviation) or {@code { uniform = [450, 550] }}: the file is an {@link
 * dev.neurojit.sim.Ensemble}, and {@code draw(seed, index)} gives the {@link
 * dev.neurojit.sim.Start} of one flight. Random numbers are counter-based ({@link
 * dev.neurojit.sim.Draws}): each is named by seed, flight, purpose and step, so that neither order
 * nor threads can change it. To add a scenario to the product: a file under {@code
 * resources/dev/neurojit/sim} and its name in {@link dev.neurojit.sim.Scenario#names}.
 */
@NullMarked
package dev.neurojit.sim;

import org.jspecify.annotations.NullMarked;
