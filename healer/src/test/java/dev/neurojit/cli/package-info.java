/** Tests of the command as its user meets it. */
@NullMarked
package dev.neurojit.cli;

import org.jspecify.annotations.NullMarked;
