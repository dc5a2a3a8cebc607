package dev.neurojit.syntax;

/**
 * A patch that the repairer applied.
 *
 * @param diagnostic why
 * @param patch what was changed, in terms of {@code before}
 * @param before the text it was applied to
 * @param after the text it gave
 */
public record AppliedPatch(Diagnostic diagnostic, Patch patch, Source before, Source after) {}
