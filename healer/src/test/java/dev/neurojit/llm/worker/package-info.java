/** Tests of the worker's process, its protocol and the diagnosis of its death. */
@NullMarked
package dev.neurojit.llm.worker;

import org.jspecify.annotations.NullMarked;
