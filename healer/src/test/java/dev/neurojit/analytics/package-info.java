/** Tests of the tables and of the questions to them. */
@NullMarked
package dev.neurojit.analytics;

import org.jspecify.annotations.NullMarked;
