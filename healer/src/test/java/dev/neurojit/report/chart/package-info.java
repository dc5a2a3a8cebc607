/** Tests of the charts. */
@NullMarked
package dev.neurojit.report.chart;

import org.jspecify.annotations.NullMarked;
