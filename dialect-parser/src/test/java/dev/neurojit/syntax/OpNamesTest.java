package dev.neurojit.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpNamesTest {
  @Test
  void knowsEveryOperationOfTheTable() {
    assertThat(OpNames.all())
        .hasSizeGreaterThan(300)
        .contains("arith.addf", "scf.while", "memref.load", "llvm.fadd")
        .allMatch(name -> name.matches("[a-z0-9_]+\\.[A-Za-z_0-9.]+"));
    assertThat(OpNames.contains("arith.maxf")).isFalse();
  }

  @Test
  void namesTheNearest() {
    assertThat(OpNames.near("arith.adf")).containsExactly("arith.addf");
    assertThat(OpNames.near("Arith.MulF")).containsExactly("arith.mulf");
    assertThat(OpNames.near("arith.sub")).containsExactly("arith.subf", "arith.subi");
    assertThat(OpNames.near("arith.addf")).isEmpty();
    assertThat(OpNames.near("nothing.alike")).isEmpty();
  }
}
