/** Tests of the language server, through a real client over streams. */
@NullMarked
package dev.neurojit.lsp;

import org.jspecify.annotations.NullMarked;
