/** A program of somebody else, which uses NeuroJIT as a library. */
@NullMarked
package consumer;

import org.jspecify.annotations.NullMarked;
