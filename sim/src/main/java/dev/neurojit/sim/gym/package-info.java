/**
 * Gymnasium's task LunarLander, continuous actions, no wind: {@link
 * dev.neurojit.sim.gym.LunarLander} flies a {@link dev.neurojit.sim.gym.LunarPilot} to an {@link
 * dev.neurojit.sim.gym.Episode}.
 *
 * <p>As published (description and source of the environment, version 3): the eight observations
 * and their units, the two actions with their dead zones, the reward of each step, -100 and +100 at
 * the end, 50 steps a second, at most 1,000 of them, the body's shape and density, gravity, the
 * random push at the start, the terrain's rule with its flat pad, place, strength and scatter of
 * the engines' impulses, the order of integration (velocity first), 200 as the score of a solution.
 *
 * <p>Not reproduced, because it is Box2D's solver: the legs are no bodies with joints and motors
 * but struts of the same reach that give way at the same torque; contacts are forces and not
 * impulses; friction acts on the feet alone; rest is what Box2D documents as its thresholds for
 * sleep. Random numbers are those of this product (Philox), not NumPy's. So scores compare in the
 * mean, not seed by seed.
 */
@NullMarked
package dev.neurojit.sim.gym;

import org.jspecify.annotations.NullMarked;
