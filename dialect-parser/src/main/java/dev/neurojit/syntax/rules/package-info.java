/**
 * The repair rules, one class each, listed in {@link dev.neurojit.syntax.rules.Rules#ALL}.
 *
 * <p>A rule is named for the defect it finds. Its page under {@code
 * resources/dev/neurojit/syntax/rules} tells why, shows input, diagnostic and output, and is tested
 * as written. A rule gives a safe patch only where the text itself shows what was meant; where two
 * readings are possible it reports and offers nothing.
 */
@NullMarked
package dev.neurojit.syntax.rules;

import org.jspecify.annotations.NullMarked;
