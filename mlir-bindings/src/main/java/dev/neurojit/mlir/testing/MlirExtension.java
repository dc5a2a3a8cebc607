package dev.neurojit.mlir.testing;

import dev.neurojit.mlir.MlirContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test that has a parameter of type {@link MlirContext} one of its own, and closes it
 * after the test; the test closes its modules.
 */
public final class MlirExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(MlirExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == MlirContext.class;
  }

  @Override
  public MlirContext resolveParameter(ParameterContext parameter, ExtensionContext test) {
    // JUnit closes what it stores.
    return test.getStore(NAMESPACE)
        .getOrComputeIfAbsent(parameter.getIndex(), _ -> MlirContext.create(), MlirContext.class);
  }
}
