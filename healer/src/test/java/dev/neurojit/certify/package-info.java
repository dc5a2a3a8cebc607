/** Tests of certificates. */
@NullMarked
package dev.neurojit.certify;

import org.jspecify.annotations.NullMarked;
