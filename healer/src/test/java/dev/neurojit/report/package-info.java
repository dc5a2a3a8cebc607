/** Tests of reports, the pages in a headless browser. */
@NullMarked
package dev.neurojit.report;

import org.jspecify.annotations.NullMarked;
