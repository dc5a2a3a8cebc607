/** Tests of blame. */
@NullMarked
package dev.neurojit.blame;

import org.jspecify.annotations.NullMarked;
