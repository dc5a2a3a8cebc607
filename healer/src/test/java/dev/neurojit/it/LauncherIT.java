package dev.neurojit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts: what they find, what they build, what they say where they cannot go on. */
final class LauncherIT {
  private static final String SETUP = "ROOT=$PWD; . scripts/setup.sh; ";

  @TempDir private Path folder;

  @Test
  void builtProductStartsWithoutMavenCmakeOrApt() throws IOException {
    for (String tool : List.of("mvn", "cmake", "apt-get", "dpkg-query", "make")) {
      program(folder.resolve(tool), "echo called " + tool + "; exit 9");
    }
    Shell.Run run =
        Shell.bash("PATH=" + folder + ":$PATH ./neurojitc check examples/lander.mlir", Map.of());
    assertThat(run.output()).isEqualTo("valid MLIR\n");
    assertThat(run.code()).isZero();
  }

  @Test
  void changedSourceIsNoticed() {
    String touched = "sim/src/main/resources/dev/neurojit/sim/moon.toml";
    Shell.Run run =
        Shell.bash(
            SETUP
                + "up_to_date && echo fresh; old=$(stat -c %y "
                + touched
                + "); touch "
                + touched
                + "; up_to_date || echo stale; touch -d \"$old\" "
                + touched,
            Map.of());
    assertThat(run.output()).isEqualTo("fresh\nstale\n");
  }

  @Test
  void firstNewEnoughJdkIsTaken() throws IOException {
    jdk("a-17", "17.0.19");
    jdk("b-25", "25.0.2");
    Path good = jdk("c-25", "25.0.3");
    jdk("d-26", "26");
    Shell.Run run =
        Shell.bash(
            SETUP + "find_jdk",
            Map.of(
                "NEUROJIT_JVM_DIR", folder.toString(), "JAVA_HOME", "", "PATH", "/usr/bin:/bin"));
    assertThat(run.output()).isEqualTo(good + "\n");
  }

  @Test
  void missingJdkIsAnEnvironmentError() throws IOException {
    jdk("a-17", "17.0.19");
    Shell.Run run =
        Shell.bash(
            SETUP + "require_jdk",
            Map.of(
                "NEUROJIT_JVM_DIR", folder.toString(), "JAVA_HOME", "", "PATH", "/usr/bin:/bin"));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.output()).contains("no JDK 25.0.3 or newer found").contains("set JAVA_HOME");
  }

  @Test
  void missingPackagesAreNamedWithTheCommandWhereNobodyMayInstall() {
    Shell.Run run =
        Shell.bash(
            SETUP
                + "id() { echo 1000; }; sudo() { return 1; }; mvn() { :; };"
                + " dpkg-query() { [ \"$3\" != libmlir-22-dev ] && echo -n installed; };"
                + " require_packages",
            Map.of());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.output())
        .contains("apt-get update && apt-get install --no-install-recommends libmlir-22-dev\n");
  }

  @Test
  void failedStepShowsTheEndOfItsLog() {
    Shell.Run run =
        Shell.bash(
            SETUP + "step building " + folder.resolve("log") + " bash -c 'echo oops; exit 1'",
            Map.of());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.output()).contains("| oops").contains("building failed");
  }

  @Test
  void missingNativeLibraryIsOneClearLine() {
    Shell.Run run =
        Shell.bash(
            SETUP
                + "require_jdk; \"$JAVA_HOME/bin/java\" --enable-native-access=ALL-UNNAMED"
                + " -Dneurojit.native=/nowhere"
                + " -cp \"healer/target/neurojit-healer.jar:healer/target/lib/*\""
                + " dev.neurojit.cli.Main check examples/lander.mlir",
            Map.of());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.output().lines()).hasSize(1);
    assertThat(run.output()).contains("No native library at /nowhere").contains("./dev setup");
  }

  @Test
  void devPrintsHelpAndRefusesUnknownCommands() {
    assertThat(Shell.bash("./dev", Map.of()).output())
        .contains("setup", "build", "test", "fmt", "bench", "clean");
    assertThat(Shell.bash("./dev tset", Map.of()).code()).isEqualTo(2);
  }

  @Test
  void coloursAreForTerminalsOnlyAndNoColorTurnsThemOff() {
    String check = "./neurojitc check examples/lander-hallucinated.mlir";
    String terminal = "script -qec '" + check + "' /dev/null";
    assertThat(Shell.bash(check, Map.of()).output()).doesNotContain("\u001b[");
    assertThat(Shell.bash(terminal, Map.of("TERM", "xterm", "NO_COLOR", "")).output())
        .contains("\u001b[");
    assertThat(Shell.bash(terminal, Map.of("TERM", "xterm", "NO_COLOR", "1")).output())
        .doesNotContain("\u001b[");
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    program(home.resolve("bin/javac"), "exit 0");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
