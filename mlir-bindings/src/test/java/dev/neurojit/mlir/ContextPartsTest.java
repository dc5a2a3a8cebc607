package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dialect registries and the diagnostics of a context. */
final class ContextPartsTest {
  private static final Location AT = Location.point("a.mlir", 3, 4);

  @Test
  void aContextHasTheDialectsOfItsRegistry() {
    MlirContext context;
    try (DialectRegistry registry = DialectRegistry.of("func", "arith")) {
      context = MlirContext.create(registry);
    }
    try (context) {
      assertThat(context.dialects().registered()).isEqualTo(3);
      assertThat(context.dialects().loaded()).isEqualTo(1);
      assertThat(context.dialects().find("arith").map(Dialect::namespace)).contains("arith");
      assertThat(context.dialects().find("scf")).isEmpty();
      assertThat(context.isRegistered("arith.addf")).isTrue();
      assertThat(context.isRegistered("scf.for")).isFalse();
      Programs.parse(context, "func.func private @f()").close();
      assertThat(Programs.failure(context, "scf.execute_region {}")).isNotEmpty();
      DialectHandle.of("scf").register(context);
      assertThat(context.isRegistered("scf.for")).isTrue();
      assertThat(DialectHandle.of("cf").load(context)).hasToString("cf");
      context.dialects().loadAll();
      assertThat(context.dialects().registered()).isEqualTo(4);
      assertThat(context.dialects().loaded()).isEqualTo(5);
    }
  }

  @Test
  void registriesGrow() {
    try (DialectRegistry registry = DialectRegistry.create();
        DialectRegistry all = DialectRegistry.all();
        MlirContext context = MlirContext.create(registry)) {
      assertThat(context.dialects().registered()).isEqualTo(1);
      registry.insert(DialectHandle.of("math"));
      context.dialects().append(registry);
      assertThat(context.dialects().find("math")).isPresent();
      context.dialects().append(all);
      assertThat(context.dialects().registered()).isGreaterThan(40);
    }
  }

  @Test
  void refusesMisuseOfRegistries() {
    assertThat(DialectHandle.of("arith")).hasToString("arith");
    assertThatThrownBy(() -> DialectHandle.of("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("MLIR's C API has no dialect 'nothing'.");
    DialectRegistry registry = DialectRegistry.create();
    registry.close();
    registry.close();
    assertThatThrownBy(() -> registry.insert(DialectHandle.of("arith")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The dialect registry is closed.");
    assertThatThrownBy(() -> MlirContext.create(registry))
        .isInstanceOf(IllegalStateException.class);
    MlirContext context = MlirContext.create();
    context.close();
    assertThatThrownBy(() -> context.dialects().find("arith"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> DialectHandle.of("arith").load(context))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aScopeTakesWhatIsReported() {
    try (MlirContext context = MlirContext.create();
        DiagnosticScope outer = DiagnosticScope.open(context)) {
      LocationAttr at = LocationAttr.of(context, AT);
      at.report(Severity.ERROR, "wrong: é");
      try (DiagnosticScope inner = DiagnosticScope.open(context)) {
        at.report(Severity.WARNING, "odd");
        at.report(Severity.REMARK, "so");
        assertThat(inner.diagnostics())
            .extracting(MlirDiagnostic::severity)
            .containsExactly(Severity.WARNING, Severity.REMARK);
      }
      assertThat(outer.diagnostics()).containsExactly(MlirDiagnostic.error("wrong: é", AT));
      LocationAttr.unknown(context).report(Severity.NOTE, "last");
      assertThat(outer.diagnostics()).hasSize(2);
    }
  }

  @Test
  void aScopeInAPassKeepsItsReportsFromThePipeline() {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Programs.parse(context, "func.func @f() { return }");
        PassManager manager = PassManager.create(context)) {
      Operation function = Programs.function(module, "f");
      function.clone(InsertionPoint.after(function));
      record Swallowing(List<MlirDiagnostic> taken) implements JavaPass {
        @Override
        public void run(Operation operation, PassRun run) {
          try (DiagnosticScope scope = DiagnosticScope.open(operation.context())) {
            run.warn(operation, "swallowed");
            taken.addAll(scope.diagnostics());
          }
        }
      }
      List<MlirDiagnostic> taken = new ArrayList<>();
      manager.add(new Swallowing(taken)).skipVerifier();
      assertThat(manager.run(module.operation()))
          .isInstanceOfSatisfying(PassResult.Ok.class, ok -> assertThat(ok.warnings()).isEmpty());
      assertThat(taken)
          .singleElement()
          .satisfies(one -> assertThat(one.message()).isEqualTo("swallowed"));
    }
  }

  @Test
  void aClosedScopeTakesNothing() throws InterruptedException {
    MlirContext context = MlirContext.create();
    DiagnosticScope scope = DiagnosticScope.open(context);
    assertThatThrownBy(context::close).isInstanceOf(IllegalStateException.class);
    assertThat(Programs.thrownElsewhere(scope::close)).isInstanceOf(WrongThreadException.class);
    scope.close();
    scope.close();
    assertThat(scope.diagnostics()).isEmpty();
    context.close();
    assertThatThrownBy(() -> DiagnosticScope.open(context))
        .isInstanceOf(IllegalStateException.class);
  }
}
