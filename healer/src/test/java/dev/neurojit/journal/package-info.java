/** Tests of the record of a run. */
@NullMarked
package dev.neurojit.journal;

import org.jspecify.annotations.NullMarked;
