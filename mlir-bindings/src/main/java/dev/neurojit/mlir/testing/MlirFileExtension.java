package dev.neurojit.mlir.testing;

import dev.neurojit.mlir.JavaPass;
import dev.neurojit.mlir.opt.PassPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a method for each file of {@link MlirFileTest}. */
final class MlirFileExtension implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext test) {
    return test.getRequiredTestMethod().isAnnotationPresent(MlirFileTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext test) {
    MlirFileTest annotation = test.getRequiredTestMethod().getAnnotation(MlirFileTest.class);
    Path folder = Path.of(annotation.value());
    List<JavaPass> passes = passes(annotation);
    List<Path> files = files(folder, annotation.suffix());
    if (files.isEmpty()) {
      throw new IllegalStateException(
          "No file *%s in %s.".formatted(annotation.suffix(), folder.toAbsolutePath()));
    }
    return files.stream()
        .map(file -> new Invocation(folder.relativize(file), new MlirTestFile(file, passes)));
  }

  private static List<Path> files(Path folder, String suffix) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder.toAbsolutePath(), e);
    }
  }

  private static List<JavaPass> passes(MlirFileTest annotation) {
    List<JavaPass> passes = new ArrayList<>();
    for (Class<? extends PassPlugin> plugin : annotation.plugins()) {
      try {
        var constructor = plugin.getDeclaredConstructor();
        constructor.setAccessible(true);
        passes.addAll(constructor.newInstance().passes());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Cannot make a " + plugin.getName() + ".", e);
      }
    }
    return passes;
  }

  private record Invocation(Path name, MlirTestFile file)
      implements TestTemplateInvocationContext, BeforeTestExecutionCallback, ParameterResolver {
    @Override
    public String getDisplayName(int index) {
      return name.toString();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public void beforeTestExecution(ExtensionContext test) {
      file.run();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == MlirTestFile.class;
    }

    @Override
    public MlirTestFile resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return file;
    }
  }
}
