package dev.neurojit.mlir.testing;

import dev.neurojit.mlir.opt.PassPlugin;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a method a test for each MLIR file in a folder and below: the commands in its {@code RUN:}
 * lines must succeed. They are run in this process and are {@code neurojitc opt} or {@code
 * mlir-opt}, and {@code FileCheck} behind a {@code |}; {@code not} and {@code 2>&1} mean what they
 * do in MLIR's tests. The method runs after them, and may have a parameter of type {@link
 * MlirTestFile}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(MlirFileExtension.class)
public @interface MlirFileTest {
  /** The folder, relative to the working directory of the tests, which is the module's. */
  String value();

  /** How the names of the files end. */
  String suffix() default ".mlir";

  /** Passes that the files use; each class needs a constructor without parameters. */
  Class<? extends PassPlugin>[] plugins() default {};
}
