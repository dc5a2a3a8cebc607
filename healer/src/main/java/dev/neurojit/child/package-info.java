/** How processes of Java are started that live and die apart from this one. */
@NullMarked
package dev.neurojit.child;

import org.jspecify.annotations.NullMarked;
