package dev.neurojit.blame;

/**
 * How much the end of the flight depends on one thing.
 *
 * @param name of a constant, with its percent sign, or of an input, such as {@code velocity}
 * @param line of the constant, from 1; 0 for an input
 * @param value of the constant, or the input's at the decisive step
 * @param change of the touchdown speed, m/s, when the thing grows by one percent in size; where
 *     flights do not come down, of the objective's cost
 */
public record Sensitivity(String name, int line, double value, double change) {}
