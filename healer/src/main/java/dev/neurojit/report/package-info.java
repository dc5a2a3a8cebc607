/**
 * Reports for people: a {@link dev.neurojit.report.Report} is a list of {@link
 * dev.neurojit.report.Block}s that is written as Markdown or as one HTML page, which needs neither
 * network nor script. {@link dev.neurojit.report.ExperimentReport} tells what a bench found, {@link
 * dev.neurojit.report.HealingReport} what one heal did.
 */
@NullMarked
package dev.neurojit.report;

import org.jspecify.annotations.NullMarked;
