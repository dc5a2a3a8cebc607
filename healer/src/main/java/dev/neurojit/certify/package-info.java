/**
 * Landing certificates: what a controller did in thousands of flights, in a form that anybody can
 * replay. A {@link dev.neurojit.certify.Campaign}, or a {@link
 * dev.neurojit.certify.PlanarCampaign}, is named by scenario file, seed and count; a {@link
 * dev.neurojit.certify.Summary} is a pure function of how its flights ended; a {@link
 * dev.neurojit.certify.Certificate} is the summary with the texts of controller and scenario. It
 * holds no time and nothing of the machine but versions: the same run gives the same bytes, on any
 * number of cores. {@link dev.neurojit.certify.Verification} flies it again and compares.
 */
@NullMarked
package dev.neurojit.certify;

import org.jspecify.annotations.NullMarked;
