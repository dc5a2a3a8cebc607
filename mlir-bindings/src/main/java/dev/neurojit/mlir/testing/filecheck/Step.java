package dev.neurojit.mlir.testing.filecheck;

import java.util.List;

/**
 * A directive that must match, and the -DAGs and -NOTs that stand before it.
 *
 * @param before in the order of the file
 */
record Step(Directive check, List<Directive> before) {}
