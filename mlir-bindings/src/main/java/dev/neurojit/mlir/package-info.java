/** Guide. */
@NullMarked
package dev.neurojit.mlir;

import org.jspecify.annotations.NullMarked;
