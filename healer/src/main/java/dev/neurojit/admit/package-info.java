/**
 * The static gate in front of the JIT. {@link dev.neurojit.admit.Admission} decides whether a
 * program that a stranger or a model wrote may run in this process: pure scalar code in an
 * allow-list of operations and types, no symbols from outside, no recursion, bounded size. Loops
 * and integer divisions need no proof here: the JIT guards them (see {@code JitOptions.guarded}).
 * Codes: NJ-S01 operation, NJ-S02 type, NJ-S03 outside symbol, NJ-S04 recursion, NJ-S05 attribute,
 * NJ-S06 size, NJ-S07 division by a constant zero, NJ-S08 reserved name.
 */
@NullMarked
package dev.neurojit.admit;

import org.jspecify.annotations.NullMarked;
