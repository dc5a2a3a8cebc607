/** Tests of the proposers. */
@NullMarked
package dev.neurojit.propose;

import org.jspecify.annotations.NullMarked;
