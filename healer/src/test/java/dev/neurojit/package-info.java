/** Tests of the whole house. */
@NullMarked
package dev.neurojit;

import org.jspecify.annotations.NullMarked;
