package dev.neurojit.mlir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What became of a module on its way to LLVM IR or machine code. */
public sealed interface Emission {
  /**
   * The output.
   *
   * @param bytes read-only: UTF-8 text, or an ELF object
   */
  record Ok(ByteBuffer bytes) implements Emission {
    public Ok {
      bytes = bytes.asReadOnlyBuffer();
    }

    public String text() {
      return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
  }

  /** The module cannot be translated, for instance because it is not lowered. */
  record Failed(List<MlirDiagnostic> diagnostics) implements Emission {}
}
