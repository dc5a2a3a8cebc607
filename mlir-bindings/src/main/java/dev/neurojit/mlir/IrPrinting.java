package dev.neurojit.mlir;

import java.util.List;

/**
 * What a pipeline prints of the IR beside what its features say.
 *
 * @param before passes before which the IR is printed, by name
 * @param after passes after which the IR is printed; none means all for {@link
 *     PipelineFeature#PRINT_AFTER_CHANGE} and {@link PipelineFeature#PRINT_AFTER_FAILURE}
 * @param form how the IR is written, wherever the pipeline prints any
 */
public record IrPrinting(List<String> before, List<String> after, Printing form) {
  /** Nothing more, in MLIR's usual form. */
  public static final IrPrinting DEFAULT = new IrPrinting(List.of(), List.of(), Printing.of());

  public IrPrinting {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
