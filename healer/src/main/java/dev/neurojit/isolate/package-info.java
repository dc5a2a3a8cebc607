/**
 * Programs that the gate refuses, in a process of their own. {@link
 * dev.neurojit.isolate.IsolatedObjective} judges like the objective it wraps; what may not run in
 * this process flies with its controller in a worker JVM under limits of CPU time and memory, one
 * question and answer over a pipe each control step. Whatever kills the worker is how the flight
 * ended.
 */
@NullMarked
package dev.neurojit.isolate;

import org.jspecify.annotations.NullMarked;
