/** Guide. */
@NullMarked
package dev.neurojit.syntax;

import org.jspecify.annotations.NullMarked;
