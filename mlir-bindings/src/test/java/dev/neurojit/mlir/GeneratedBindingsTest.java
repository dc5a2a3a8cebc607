package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurojit.mlir.capi.CApi;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.SymbolLookup;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The raw layer, the include list and the loaded library agree on what there is. */
final class GeneratedBindingsTest {
  private static final String DESCRIPTOR = "$descriptor";
  private static final String FUNCTION = "--include-function ";

  /** MlirAffineMap is only declared where this one is, which jextract cannot follow. */
  private static final Set<String> SKIPPED = Set.of("mlirAffineExprCompose");

  @Test
  void everyGeneratedFunctionIsInTheLibrary() {
    MlirLibrary.load();
    SymbolLookup library = SymbolLookup.loaderLookup();
    List<String> missing =
        generated().stream().filter(name -> library.find(name).isEmpty()).toList();
    assertThat(missing).isEmpty();
    assertThat(library.find("mlirNoSuchFunction")).isEmpty();
  }

  @Test
  void everyFunctionOfTheIncludeListIsGenerated() throws IOException {
    Set<String> listed =
        Files.readAllLines(Path.of("capi/includes.txt")).stream()
            .filter(line -> line.startsWith(FUNCTION))
            .map(line -> line.substring(FUNCTION.length()).strip())
            .filter(name -> !SKIPPED.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(generated()).isEqualTo(listed).hasSizeGreaterThan(800);
  }

  @Test
  void everyDescriptorLinks() throws ReflectiveOperationException {
    MlirLibrary.load();
    for (Method method : descriptors().toList()) {
      assertThat(method.invoke(null)).as(method.getName()).isInstanceOf(FunctionDescriptor.class);
    }
  }

  @Test
  void theHeadersStatusNumbersAreThoseOfTheEnums() {
    assertThat(NativeResult.Status.of(CApi.NEUROJIT_OK())).isEqualTo(NativeResult.Status.OK);
    assertThat(NativeResult.Status.of(CApi.NEUROJIT_FAILED()))
        .isEqualTo(NativeResult.Status.FAILED);
    assertThat(NativeResult.Status.of(CApi.NEUROJIT_FATAL())).isEqualTo(NativeResult.Status.FATAL);
    assertThatThrownBy(() -> NativeResult.Status.of(9)).hasMessageContaining("9");
    assertThat(Fault.of(CApi.NEUROJIT_FAULT_NONE())).isEqualTo(Fault.NONE);
    assertThat(Fault.of(CApi.NEUROJIT_FAULT_OUT_OF_FUEL())).isEqualTo(Fault.OUT_OF_FUEL);
    assertThat(Fault.of(CApi.NEUROJIT_FAULT_INTEGER_DIVISION())).isEqualTo(Fault.INTEGER_DIVISION);
    assertThat(Severity.of(CApi.MlirDiagnosticError())).isEqualTo(Severity.ERROR);
    assertThat(Severity.of(CApi.MlirDiagnosticWarning())).isEqualTo(Severity.WARNING);
    assertThat(Severity.of(CApi.MlirDiagnosticNote())).isEqualTo(Severity.NOTE);
    assertThat(Severity.of(CApi.MlirDiagnosticRemark())).isEqualTo(Severity.REMARK);
  }

  private static Set<String> generated() {
    return descriptors()
        .map(method ->
            method.getName().substring(0, method.getName().length() - DESCRIPTOR.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Method> descriptors() {
    return Arrays.stream(CApi.class.getMethods())
        .filter(method -> method.getName().endsWith(DESCRIPTOR));
  }
}
