/**
 * Charts as SVG text for pages: no script, colours by the page's style ({@link
 * dev.neurojit.report.chart.Tone}), 360 units wide, so that their letters have the size of the
 * page's on a phone as on a desk.
 */
@NullMarked
package dev.neurojit.report.chart;

import org.jspecify.annotations.NullMarked;
