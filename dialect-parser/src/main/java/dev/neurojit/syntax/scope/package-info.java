/**
 * Names and types, as far as the text tells them: which operation or argument defines an SSA name,
 * where it can be seen, and of which type it is. Nothing here fails on broken text; what cannot be
 * told is null.
 */
@NullMarked
package dev.neurojit.syntax.scope;

import org.jspecify.annotations.NullMarked;
