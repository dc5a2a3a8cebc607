package dev.neurojit.mlir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.mlir.opt.OptArguments;
import dev.neurojit.mlir.opt.OptOutcome;
import dev.neurojit.mlir.opt.OptRequest;
import dev.neurojit.mlir.opt.OptTool;
import dev.neurojit.mlir.opt.PassPlugin;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/tutorial-passes.md: its code compiles, its commands do what it says. */
final class TutorialTest {
  private static final Path PAGE = Path.of("..", "docs", "tutorial-passes.md");
  private static final Pattern BLOCK = Pattern.compile("```\\w+ (\\S+)\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;
  private final Map<String, String> blocks = new LinkedHashMap<>();

  @BeforeEach
  void write() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      blocks.put(block.group(1), block.group(2));
      Path file = folder.resolve(block.group(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, block.group(2));
    }
    compile();
  }

  private String block(String name) {
    String text = blocks.get(name);
    assertThat(text).as("a block called " + name).isNotNull();
    return text == null ? "" : text;
  }

  private void compile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources =
          blocks.keySet().stream().filter(n -> n.endsWith(".java")).map(folder::resolve).toList();
      assertThat(sources).hasSize(4);
      List<String> options =
          List.of(
              "-proc:none",
              "-Xlint:all,-classfile,-options",
              "-d",
              folder.resolve("classes").toString(),
              "-cp",
              System.getProperty("java.class.path"));
      boolean good =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(good).as(messages.toString()).isTrue();
    }
  }

  private Path jar() throws IOException {
    Path jar = folder.resolve("my-passes.jar");
    Path classes = folder.resolve("classes");
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> compiled = Files.walk(classes)) {
      for (Path file : compiled.filter(Files::isRegularFile).toList()) {
        put(out, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
      String service = "META-INF/services/" + PassPlugin.class.getName();
      put(out, service, block(service).getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  @Test
  void theCommandPrintsTheResult() throws IOException {
    String command = block("run").strip().replace("my-passes.jar", jar().toString());
    List<String> words = ShellWords.of(command);
    assertThat(words).startsWith("./neurojitc", "opt", "in.mlir");
    OptArguments.Parsed parsed = OptArguments.parse(words.subList(2, words.size()));
    assertThat(parsed).isInstanceOf(OptArguments.Parsed.Ok.class);
    if (parsed instanceof OptArguments.Parsed.Ok(OptRequest request)) {
      byte[] input = block("in.mlir").getBytes(StandardCharsets.UTF_8);
      OptOutcome outcome = OptTool.run(request, "in.mlir", input);
      assertThat(outcome.diagnostics()).isEmpty();
      assertThat(new String(outcome.output(), StandardCharsets.UTF_8).strip())
          .isEqualTo(block("result").strip());
    }
  }

  @Test
  void theTestFileHoldsAndTheProgramRuns() throws IOException, ReflectiveOperationException {
    URL[] classPath = {folder.resolve("classes").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classPath, getClass().getClassLoader())) {
      PassPlugin plugin =
          (PassPlugin) loader.loadClass("MyPasses").getDeclaredConstructor().newInstance();
      new MlirTestFile(folder.resolve("self-subtraction.mlir"), plugin.passes()).run();
      Object printed =
          loader
              .loadClass("Main")
              .getMethod("optimize", String.class)
              .invoke(null, block("in.mlir"));
      assertThat(printed).asString().contains("arith.constant 0 : i32").doesNotContain("subi");
    }
  }
}
