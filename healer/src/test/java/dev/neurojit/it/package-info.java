/** Integration tests: the built product from the outside, as its two scripts start it. */
@NullMarked
package dev.neurojit.it;

import org.jspecify.annotations.NullMarked;
