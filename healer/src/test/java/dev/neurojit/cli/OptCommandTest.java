package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code neurojitc opt}, with jars that are made here. */
final class OptCommandTest {
  private static final String PROGRAM =
      """
      func.func @f(%a: f32) -> f32 {
        %two = arith.constant 2.0 : f32
        %x = arith.mulf %a, %two : f32
        return %x : f32
      }
      """;

  private static final String PASS =
      """
      import dev.neurojit.mlir.*;
      import dev.neurojit.mlir.opt.PassPlugin;
      import java.util.List;

      record Mark(int x) implements JavaPass {
        @Override
        public String anchor() {
          return "func.func";
        }

        @Override
        public void run(Operation function, PassRun run) {
          var attributes = function.context().attributes();
          function.setAttribute("mark", attributes.integer(function.context().types().integer(32), x));
          run.count("functions marked", 1);
        }
      }

      record Boom() implements JavaPass {
        @Override
        public void run(Operation operation, PassRun run) {
          throw new IllegalStateException("on purpose");
        }
      }

      public class Plugin implements PassPlugin {
        @Override
        public List<JavaPass> passes() {
          return %s;
        }
      }
      """;

  @TempDir private Path folder;

  /** Compiles a plugin into a jar. */
  private Path jar(String passes, String service) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var source =
        new SimpleJavaFileObject(
            URI.create("string:///Plugin.java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return PASS.replace("%s", passes);
          }
        };
    List<String> options =
        List.of(
            "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
    assertThat(compiler.getTask(null, null, null, options, null, List.of(source)).call()).isTrue();
    Path jar = folder.resolve("my-passes.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.list(classes)) {
      for (Path compiled : all.toList()) {
        put(out, compiled.getFileName().toString(), Files.readAllBytes(compiled));
      }
      if (!service.isEmpty()) {
        put(
            out,
            "META-INF/services/dev.neurojit.mlir.opt.PassPlugin",
            service.getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  @Test
  void passesOfAPluginRunAmongOthers() throws IOException {
    String jar = jar("List.of(new Mark(1))", "Plugin").toString();
    Cli.Run run =
        Cli.runWith(
            PROGRAM,
            "opt",
            "-",
            "--plugin",
            jar,
            "--statistics",
            "--pass-pipeline=builtin.module(func.func(mark{x=3},strength-reduction,cse))");
    assertThat(run.err()).contains("mark", "1 functions marked");
    assertThat(run.out()).contains("attributes {mark = 3 : i32}", "arith.addf");
    assertThat(run.code()).isZero();
    assertThat(Cli.runWith(PROGRAM, "opt", "--plugin=" + jar, "--mark").out())
        .contains("mark = 1 : i32");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          List.of(new Mark(1))                     | ''     | has no META-INF/services/dev.neurojit.mlir.opt.PassPlugin
          List.of(new Mark(1))                     | Nobody | does not load: java.util.ServiceConfigurationError
          List.of()                                | Plugin | offers no pass
          List.of(new Mark(1), new Mark(2))        | Plugin | its pass 'mark' has the name of another pass
          List.of(new Mark(1 / (int) Math.sin(0))) | Plugin | does not load: java.lang.ArithmeticException: / by zero at Plugin.passes
          null                                     | Plugin | does not load: java.lang.NullPointerException
          """)
  void unusableJarsAreExplained(String passes, String service, String message) throws IOException {
    Cli.Run run = Cli.runWith(PROGRAM, "opt", "--plugin=" + jar(passes, service), "--cse");
    assertThat(run.err()).contains("my-passes.jar: " + message).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void whatIsNoJarIsExplained() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
    Cli.Run run = Cli.runWith(PROGRAM, "opt", "--plugin=" + text);
    assertThat(run.err()).contains("text.jar: is no jar: ");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void aThrowingPassEndsWithADiagnosticAndItsStackIfWanted() throws IOException {
    String jar = jar("List.of(new Boom())", "Plugin").toString();
    Cli.Run run = Cli.runWith(PROGRAM, "opt", "--plugin", jar, "--cse", "--boom");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("<stdin>:1:1: error: pass 'boom' threw java.lang.IllegalStateException: on")
        .contains(" at Boom.run(Plugin.java:")
        .doesNotContain("\tat ");
    assertThat(Cli.runWith(PROGRAM, "opt", "--plugin", jar, "--boom", "--stack-trace").err())
        .contains("\tat Boom.run(Plugin.java:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          opt --pass-pipeline=builtin.module(cze)      | 2 | --pass-pipeline:1:16: error: unknown pass 'cze'; did you mean 'cse'?
          opt --canonicalise                           | 2 | did you mean '--canonicalize'?
          opt --emit-bytecode                          | 2 | add: -o FILE
          opt a.mlir b.mlir                            | 2 | one program is expected, not 2
          opt /nowhere.mlir                            | 2 | /nowhere.mlir: no such file
          opt --unused-arguments=strict=perhaps        | 2 | a value of type boolean for 'strict'
          """)
  void wrongCommandLinesAreExplained(String arguments, int code, String message) {
    Cli.Run run = Cli.runWith(PROGRAM, arguments.split(" "));
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void diagnosticsShowTheLine() {
    Cli.Run run = Cli.runWith("func.func @f() {\n  arith.nop\n}\n", "opt");
    assertThat(run.err()).startsWith("<stdin>:2:3: error: ").contains("\n  arith.nop\n  ^\n");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void bytecodeGoesThroughAFile() {
    String file = folder.resolve("f.mlirbc").toString();
    assertThat(Cli.runWith(PROGRAM, "opt", "--emit-bytecode", "-o", file).code()).isZero();
    assertThat(Cli.run("opt", file, "--strength-reduction").out()).contains("arith.addf");
    String text = folder.resolve("f.mlir").toString();
    assertThat(Cli.run("opt", file, "--cse", "-o", text).out()).isEmpty();
    assertThat(Path.of(text)).content().contains("func.func @f");
  }

  @Test
  void timesAreShown() {
    Cli.Run run = Cli.runWith(PROGRAM, "opt", "--timing", "--cse", "--loop-fuel");
    assertThat(run.err()).contains("seconds", " cse\n", " loop-fuel\n", "total");
  }

  @Test
  void helpNamesTheOptionsAndPassesAreListed() {
    assertThat(Cli.run("opt", "--help").out())
        .contains("--pass-pipeline=PIPELINE", "--plugin=JAR", "--verify-diagnostics[=LEVEL]");
    assertThat(Cli.run("opt", "--list-passes").out()).contains("loop-fuel", "canonicalize");
  }

  /** In a process of its own, as the pass goes on until that ends. */
  @Test
  void aPassThatNeverEndsIsGivenUp() throws IOException, InterruptedException {
    Path program =
        Files.writeString(
            folder.resolve("hang.mlir"),
            "func.func @f(%m: vector<16xi1>) {\n  vector.mask %m { } : vector<16xi1>\n  return\n}\n");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dneurojit.native=" + System.getProperty("neurojit.native"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "opt",
                program.toString(),
                "--convert-cf-to-spirv",
                "--time-limit=1")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said)
        .startsWith("error: not done after 1 s, given up in pass 'convert-cf-to-spirv' on 'bu")
        .contains("note: --reproducer=FILE");
  }
}
