/** What the commands show: plots, diffs, landing figures, for terminals and for files. */
@NullMarked
package dev.neurojit.cli.render;

import org.jspecify.annotations.NullMarked;
