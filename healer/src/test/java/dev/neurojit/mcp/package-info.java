/** Sessions of clients that follow the published protocol. */
@NullMarked
package dev.neurojit.mcp;

import org.jspecify.annotations.NullMarked;
