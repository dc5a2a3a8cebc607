/** Tests of what llama.cpp is handed and of what it leaves. */
@NullMarked
package dev.neurojit.llama;

import org.jspecify.annotations.NullMarked;
