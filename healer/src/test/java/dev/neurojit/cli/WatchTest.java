package dev.neurojit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.cli.render.DescentView;
import dev.neurojit.cli.render.Glyphs;
import dev.neurojit.cli.render.Style;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.Simulator;
import dev.neurojit.sim.Trajectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The animated descent and the picture of a flight. */
final class WatchTest {
  private static final Trajectory FLIGHT =
      Simulator.fly(
          (altitude, velocity, fuel, time) -> -1 - 0.05 * altitude - velocity,
          Scenario.named("moon"));

  @TempDir private Path folder;

  private static DescentView view(Glyphs glyphs) {
    return new DescentView(FLIGHT, glyphs, Style.PLAIN);
  }

  private static int landerRow(List<String> frame) {
    for (int i = 0; i < frame.size(); i++) {
      if (frame.get(i).contains("/O\\")) {
        return i;
      }
    }
    throw new AssertionError(frame);
  }

  @Test
  void theLanderSinksToTheGroundAndItsInstrumentsFollow() {
    DescentView view = view(Glyphs.ASCII);
    List<String> first = view.frame(0);
    List<String> middle = view.frame(10);
    List<String> last = view.frame(view.end());
    assertThat(landerRow(first)).isZero();
    assertThat(landerRow(middle)).isBetween(1, 14);
    assertThat(landerRow(last)).isEqualTo(15);
    assertThat(first).hasSameSizeAs(last).anySatisfy(line -> assertThat(line).contains("500.0 m"));
    assertThat(String.join("\n", last)).contains("soft landing at").contains("altitude      0.0 m");
    assertThat(String.join("\n", middle)).doesNotContain("soft landing");
  }

  @Test
  void theFlameIsAsLongAsTheThrottleIsOpen() {
    List<String> burning = view(Glyphs.UNICODE).frame(20);
    assertThat(String.join("", burning)).contains("┃").contains("█");
    assertThat(String.join("", view(Glyphs.UNICODE).frame(0.02))).doesNotContain("┃");
  }

  @Test
  void aReplayTakesTenSecondsOfItsViewersTimeAndDrawsInPlace() {
    var screen = new StringWriter();
    var now = new ArrayList<>(List.of(Instant.EPOCH));
    Replay replay =
        new Replay(
            new PrintWriter(screen), now::getLast, pause -> now.add(now.getLast().plus(pause)));
    replay.play(view(Glyphs.ASCII));
    Duration taken = Duration.between(now.getFirst(), now.getLast());
    assertThat(taken).isBetween(Duration.ofMillis(9_950), Duration.ofMillis(10_050));
    assertThat(screen.toString().split("\u001b\\[17A", -1)).hasSize(now.size());
    assertThat(screen.toString()).contains("soft landing at");
  }

  @Test
  void anInterruptEndsTheReplay() {
    var screen = new StringWriter();
    Replay replay =
        new Replay(
            new PrintWriter(screen),
            () -> Instant.EPOCH,
            pause -> {
              throw new InterruptedException();
            });
    replay.play(view(Glyphs.ASCII));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(screen.toString().lines()).hasSize(17);
  }

  @Test
  void offATerminalThereIsNothingToWatch() {
    Cli.Run run = Cli.run("run", Cli.example("lander.mlir"), "--watch");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--watch needs a terminal").contains("--plot");
  }

  @Test
  void manyFlightsAreNoPicture() {
    Cli.Run run = Cli.run("run", Cli.example("lander.mlir"), "--scenarios=2", "--plot=x.svg");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--plot shows one flight").contains("--case");
  }

  @Test
  void theSvgIsOneDocumentWithThreeCurves() throws Exception {
    Path program =
        Files.copy(Path.of(Cli.example("lander-weak.mlir")), folder.resolve("a&b<c>.mlir"));
    Path svg = folder.resolve("out.svg");
    Cli.Run run = Cli.run("run", program.toString(), "--plot", svg.toString());
    assertThat(run.err()).contains("plot: " + svg);
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    String text = Files.readString(svg);
    assertThat(text).contains("hard landing at 3.8 m/s").contains("a&amp;b&lt;c&gt;");
    assertThat(text).contains("altitude, m").contains("velocity, m/s").contains("thrust, kN");
    assertThat(text.lines().filter(line -> line.contains("class=\"data\""))).hasSize(3);
    assertThat(text).doesNotContain("NaN").doesNotContain("href");
    assertThat(firstPoint(text, 0)).isEqualTo("M80.0 76.0");
  }

  private static String firstPoint(String svg, int curve) {
    String line = svg.lines().filter(each -> each.contains("class=\"data\"")).toList().get(curve);
    return line.replaceFirst(".* d=\"", "").replaceFirst("L.*", "");
  }

  @Test
  void aPlotWhereNoFolderIsIsRefusedBeforeTheFlight() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Cli.Run run =
        Cli.run("run", Cli.example("lander.mlir"), "--plot", file.resolve("x.svg").toString());
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--plot", "there is no directory");
    assertThat(run.out()).isEmpty();
  }
}
