/**
 * Fits the constants of a controller to its scenario, natively: {@link dev.neurojit.tune.Constants}
 * turns the float constants of the text into parameters, the program is compiled once, and {@link
 * dev.neurojit.tune.Tuner} searches them with CMA-ES. What comes out is the user's own text with
 * other literals, as few and as short as keep the landing soft.
 */
@NullMarked
package dev.neurojit.tune;

import org.jspecify.annotations.NullMarked;
