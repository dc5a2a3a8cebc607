/** Tests of what is said of files. */
@NullMarked
package dev.neurojit.resource;

import org.jspecify.annotations.NullMarked;
