package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MemRefBufferTest {
  @Test
  void elementsAreInRowMajorOrder() {
    try (MemRefBuffer buffer = MemRefBuffer.of(JitScalar.I32, 2, 3)) {
      for (int i = 0; i < 6; i++) {
        buffer.put(i, i * 10);
      }
      assertThat(MemRefBuffer.elements(buffer.descriptor()))
          .isEqualTo(List.of(0, 10, 20, 30, 40, 50));
      assertThatThrownBy(() -> buffer.put(6, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void everyCarrierIsKept() {
    for (Object value : List.of(1.5f, 2.5, true, (byte) 3, (short) 4, 5, 6L)) {
      JitScalar element =
          switch (value) {
            case Float f -> JitScalar.F32;
            case Double d -> JitScalar.F64;
            case Boolean b -> JitScalar.I1;
            case Byte b -> JitScalar.I8;
            case Short s -> JitScalar.I16;
            case Integer i -> JitScalar.I32;
            default -> JitScalar.INDEX;
          };
      try (MemRefBuffer buffer = MemRefBuffer.of(element, 1)) {
        buffer.put(0, value);
        assertThat(MemRefBuffer.elements(buffer.descriptor())).containsExactly(value);
      }
    }
  }
}
