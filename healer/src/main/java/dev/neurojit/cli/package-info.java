/**
 * The {@code neurojitc} command. A command parses its options, calls one library method, renders
 * what it returns and maps it to an {@link dev.neurojit.cli.ExitCode}. Results go to stdout,
 * progress and diagnostics to stderr. Nothing else in the product depends on this package.
 */
@NullMarked
package dev.neurojit.cli;

import org.jspecify.annotations.NullMarked;
