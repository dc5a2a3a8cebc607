/**
 * The repair rules, one class each, listed in {@link dev.neurojit.syntax.rules.Rules#ALL}.
 *
 * <p>A rule is named for the defect it finds. Its page under {@code
 * resources/dev/neurojit/syntax/rules} tells why, shows input, diagnostic and output, and is tested
 * as written. A rule gives a safe patch only where the text itself shows what was meant; where two
 * readings are possible it reports and offers nothing.
 *
 * <p>What a rule looks at is its base class: a statement ({@link
 * dev.neurojit.syntax.rules.OperationRule}), a token and its neighbours ({@link
 * dev.neurojit.syntax.rules.TokenRule}), or the text, mended all over in one patch ({@link
 * dev.neurojit.syntax.rules.TextRule}); others extend {@link dev.neurojit.syntax.rules.DefectRule}.
 */
@NullMarked
package dev.neurojit.syntax.rules;

import org.jspecify.annotations.NullMarked;
