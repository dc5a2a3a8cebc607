/**
 * The code that the guides in {@code package-info.java} show, as tests: {@code {@snippet
 * file="MlirGuideTest.java" region="guide"}} there is a region here. For javadoc, this folder is
 * the {@code --snippet-path}.
 */
@NullMarked
package dev.neurojit.mlir.guide;

import org.jspecify.annotations.NullMarked;
