package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.util.Set;

/** What a pipeline does beside running its passes. */
public enum PipelineFeature {
  /** The verifier does not run between the passes. */
  UNVERIFIED(CApi.NEUROJIT_PIPELINE_UNVERIFIED()),
  /** IR is printed before each pass. */
  PRINT_BEFORE(CApi.NEUROJIT_PIPELINE_PRINT_BEFORE()),
  /** IR is printed after each pass. */
  PRINT_AFTER(CApi.NEUROJIT_PIPELINE_PRINT_AFTER()),
  /** IR is printed after each pass that changed it. */
  PRINT_AFTER_CHANGE(CApi.NEUROJIT_PIPELINE_PRINT_CHANGED()),
  /** IR is printed after a pass that failed. */
  PRINT_AFTER_FAILURE(CApi.NEUROJIT_PIPELINE_PRINT_ON_FAILURE()),
  /** The whole module is printed even for a nested pass. */
  PRINT_MODULE_SCOPE(CApi.NEUROJIT_PIPELINE_PRINT_MODULE()),
  /** The time of each pass is taken; see {@link Pipeline#timings}. */
  TIMING(CApi.NEUROJIT_PIPELINE_TIMED());

  private final int bit;

  PipelineFeature(int bit) {
    this.bit = bit;
  }

  static int bits(Set<PipelineFeature> features) {
    return features.stream().mapToInt(feature -> feature.bit).sum();
  }
}
