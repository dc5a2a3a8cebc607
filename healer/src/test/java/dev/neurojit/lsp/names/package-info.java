/** Tests of name resolution. */
@NullMarked
package dev.neurojit.lsp.names;

import org.jspecify.annotations.NullMarked;
