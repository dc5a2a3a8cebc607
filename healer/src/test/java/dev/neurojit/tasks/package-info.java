/** Tests of tasks in words. */
@NullMarked
package dev.neurojit.tasks;

import org.jspecify.annotations.NullMarked;
