/** Tests of the classification of corpora. */
@NullMarked
package dev.neurojit.analytics.ingest;

import org.jspecify.annotations.NullMarked;
