/** Tests of the parts that remote models are made of. */
@NullMarked
package dev.neurojit.llm.http;

import org.jspecify.annotations.NullMarked;
