/**
 * The lander in a vertical plane: x, z and attitude. A {@link dev.neurojit.sim.planar.PlanarPilot}
 * sets throttle and gimbal once per control step; {@link dev.neurojit.sim.planar.PlanarSimulator}
 * flies it. Ends are those of the vertical lander, {@link dev.neurojit.sim.Outcome}. A {@link
 * dev.neurojit.sim.planar.PlanarEnsemble} is what a scenario file says that sets a {@link
 * dev.neurojit.sim.PlanarQuantity}: figures with dispersions, drawn by seed and index.
 *
 * <p>Model: a rigid body of constant inertia above flat ground without air. Angles in rad; the
 * attitude is 0 upright and positive when the top leans towards positive x; the gimbal turns the
 * thrust by its angle in the same sense, which turns the body the other way:
 *
 * <pre>
 * dvx/dt = u T / m sin(attitude + gimbal)
 * dvz/dt = u T / m cos(attitude + gimbal) - g
 * drate/dt = -u T arm / I sin(gimbal)
 * dm/dt = -u T / (Isp g0)
 * </pre>
 *
 * <p>Classical RK4, one step per control step, sines by {@link java.lang.StrictMath}: the same bits
 * on every machine.
 */
@NullMarked
package dev.neurojit.sim.planar;

import org.jspecify.annotations.NullMarked;
