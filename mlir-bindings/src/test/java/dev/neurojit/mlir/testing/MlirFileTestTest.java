package dev.neurojit.mlir.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.mlir.JavaPass;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassRun;
import dev.neurojit.mlir.opt.PassPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files with RUN lines as tests, and the assertions. */
@ExtendWith(MlirExtension.class)
final class MlirFileTestTest {
  /** Names each function. */
  record Greet(String word) implements JavaPass {
    @Override
    public String anchor() {
      return "func.func";
    }

    @Override
    public void run(Operation operation, PassRun run) {
      operation.setAttribute("greeting", operation.context().attributes().string(word));
    }
  }

  static final class Plugin implements PassPlugin {
    @Override
    public List<JavaPass> passes() {
      return List.of(new Greet("hello"));
    }
  }

  @MlirFileTest(value = "src/test/mlir", plugins = Plugin.class)
  void everyFile(MlirTestFile file) {
    assertThat(file.path()).isRegularFile();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          // RUN: neurojitc opt %s | FileCheck %s;// CHECK: nowhere     ~ CHECK: expected string not found in input
          // RUN: neurojitc opt %s | FileCheck %s --no                  ~ FileCheck has no option '--no'
          // RUN: neurojitc opt %s --no-such-pass                       ~ unknown option or pass '--no-such-pass'
          // RUN: neurojitc opt %s --verify-each=perhaps                ~ --verify-each takes false or true
          // RUN: not neurojitc opt %s                                  ~ opt succeeds, which it should not
          // RUN: rm -rf %s                                             ~ only 'neurojitc opt ...'
          // RUN: neurojitc opt %s | sort                               ~ only 'neurojitc opt ...'
          // nothing                                                    ~ has no RUN: line
          // RUN: neurojitc opt %s;func.func @f(                        ~ t.mlir:2:13: error: expected
          """)
  void failuresAreExplained(String text, String message, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("t.mlir"), text.replace(';', '\n'));
    assertThatThrownBy(() -> new MlirTestFile(file, List.of()).run())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(message);
  }

  private static MlirModule parse(MlirContext context, String text) {
    return switch (context.parse("t.mlir", text)) {
      case Parsed.Ok(MlirModule module, var _) -> module;
      case Parsed.Failed(var why) -> throw new AssertionError(why);
    };
  }

  @Test
  void modulesAreAsserted(MlirContext context) {
    try (MlirModule module = parse(context, "func.func private @f()")) {
      MlirAssertions.assertThat(module)
          .isValid()
          .prints("module {\n  func.func private @f()\n}")
          .satisfiesChecks("CHECK: func.func private @[[NAME:.*]]()");
      assertThatThrownBy(() -> MlirAssertions.assertThat(module).prints("module {}"))
          .isInstanceOf(AssertionError.class);
      assertThatThrownBy(() -> MlirAssertions.assertThat(module).satisfiesChecks("CHECK: @g"))
          .hasMessageContaining("CHECK: expected string not found")
          .hasMessageContaining("func.func private @f()");
    }
  }

  @Test
  void invalidModulesAreToldApart(MlirContext context) {
    try (MlirModule module = parse(context, "func.func @f() {\n  return\n}")) {
      module
          .operation()
          .walk()
          .filter(op -> op.name().equals("func.return"))
          .toList()
          .getFirst()
          .erase();
      assertThatThrownBy(() -> MlirAssertions.assertThat(module).isValid())
          .hasMessageContaining("the module is not valid");
    }
  }
}
