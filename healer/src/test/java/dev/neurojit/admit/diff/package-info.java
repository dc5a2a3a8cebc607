/**
 * Guarded code has one meaning: machine code at every level of optimisation against an interpreter
 * in Java: each operation by itself ({@code OperationsTest}), and random programs ({@code
 * DifferentialTest}), those of {@code Programs} and the hostile ones of {@link
 * dev.neurojit.admit.RandomProgram}. The programs run in child processes. For a long run: {@code
 * mvn test -pl healer -am -Dtest=DifferentialTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dneurojit.differential=20000 -Dneurojit.differential.seed=1}. A failure shows the program,
 * shrunk, and its name says the seed.
 *
 * <p>Values are longs: integers are sign-extended, floats are their bits. What is open is treated
 * so: which NaN comes out of an operation (code that looks at bits sees the one quiet NaN, in
 * both), and the last place of libm's functions (the interpreter calls the same libm, through one
 * operation compiled alone; {@code LibmTest} says how far that is from {@code StrictMath}).
 */
@NullMarked
package dev.neurojit.admit.diff;

import org.jspecify.annotations.NullMarked;
