/** Tests of the model seam; the local ones run the real llama.cpp on files the tests write. */
@NullMarked
package dev.neurojit.llm;

import org.jspecify.annotations.NullMarked;
