package dev.neurojit.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurojit.judge.Evidence;
import dev.neurojit.judge.LanderObjective;
import dev.neurojit.judge.Stage;
import dev.neurojit.judge.Verdict;
import dev.neurojit.sim.Fault;
import dev.neurojit.sim.Outcome;
import dev.neurojit.sim.Scenario;
import dev.neurojit.sim.SoftLanding;
import dev.neurojit.syntax.Source;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kills an isolated program's process is how its flight ends. */
final class IsolatedObjectiveTest {
  private static final LanderObjective LANDER = LanderObjective.of(Scenario.named("moon"));

  private static Verdict judge(String body, Limits limits) {
    String text = "func.func @controller(%altitude: f64, %velocity: f64) -> f64 {\n" + body + "}\n";
    return new IsolatedObjective(LANDER, limits).judge(Source.of("p.mlir", text));
  }

  private static Outcome flight(String body, Limits limits) {
    return switch (judge(body, limits)) {
      case Verdict.Scored(var _, Evidence.Flight(var trajectory)) -> trajectory.outcome();
      case Verdict verdict -> throw new AssertionError(verdict);
    };
  }

  private static Fault fault(String body, Limits limits) {
    return (Fault) flight(body, limits);
  }

  @Test
  void memoryMayBeUsed() {
    String landing =
        """
          %i = arith.constant 0 : index
          %slope = arith.constant -0.05 : f64
          %least = arith.constant -1.0 : f64
          %gain = arith.constant 1.5 : f64
          %memory = memref.alloc() : memref<1xf64>
          %glide = arith.mulf %altitude, %slope : f64
          %target = arith.addf %glide, %least : f64
          memref.store %target, %memory[%i] : memref<1xf64>
          %kept = memref.load %memory[%i] : memref<1xf64>
          memref.dealloc %memory : memref<1xf64>
          %error = arith.subf %kept, %velocity : f64
          %throttle = arith.mulf %error, %gain : f64
          return %throttle : f64
        """;
    assertThat(LANDER.judge(Source.of("p.mlir", wrapped(landing))).stage()).isEqualTo(Stage.ADMIT);
    assertThat(flight(landing, Limits.DEFAULT)).isInstanceOf(SoftLanding.class);
  }

  private static String wrapped(String body) {
    return "func.func @controller(%altitude: f64, %velocity: f64) -> f64 {\n" + body + "}\n";
  }

  @Test
  void aNullPointerIsASegmentationFault() {
    String wild =
        """
          %zero = arith.constant 0 : i64
          %null = llvm.inttoptr %zero : i64 to !llvm.ptr
          %r = llvm.load volatile %null : !llvm.ptr -> f64
          return %r : f64
        """;
    Fault fault = fault(wild, Limits.DEFAULT);
    assertThat(fault.reason()).isEqualTo(Fault.Reason.TRAP);
    assertThat(fault.message()).isEqualTo("its process was killed by SIGSEGV");
    assertThat(fault.time()).isZero();
  }

  @Test
  void whatDoesNotLinkDidNotFly() {
    String program =
        """
        llvm.func @system(!llvm.ptr) -> i32
        func.func @controller(%altitude: f64, %velocity: f64) -> f64 {
          %zero = arith.constant 0 : i64
          %null = llvm.inttoptr %zero : i64 to !llvm.ptr
          %r = llvm.call @system(%null) : (!llvm.ptr) -> i32
          return %velocity : f64
        }
        """;
    Verdict verdict =
        new IsolatedObjective(LANDER, Limits.DEFAULT).judge(Source.of("p.mlir", program));
    assertThat(verdict.stage()).isEqualTo(Stage.LOWER);
    assertThat(verdict.toString()).contains("Symbols not found: [ system ]");
  }

  @Test
  void anEndlessLoopRunsIntoItsLimitOfCpuTime() {
    String endless =
        """
          %m = memref.alloca() : memref<1xf64>
          %i = arith.constant 0 : index
          cf.br ^loop
        ^loop:
          memref.store %altitude, %m[%i] : memref<1xf64>
          cf.br ^loop
        """;
    Limits brief = new Limits(Duration.ofSeconds(4), Duration.ofSeconds(60), 4096);
    Fault fault = fault(endless, brief);
    assertThat(fault.reason()).isEqualTo(Fault.Reason.TIMEOUT);
    assertThat(fault.message()).startsWith("its process was killed by SIG").contains("CPU time");
  }

  @Test
  void anEndlessLoopDoesNotOutliveItsParent(@TempDir Path folder) throws Exception {
    String endless =
        """
          %m = memref.alloca() : memref<1xf64>
          %i = arith.constant 0 : index
          cf.br ^loop
        ^loop:
          memref.store %altitude, %m[%i] : memref<1xf64>
          cf.br ^loop
        """;
    var command = new ArrayList<>(List.of("bash", "-c", "\"$@\" <&0 & echo $!; wait", "bash"));
    command.addAll(IsolatedCommand.of(folder, Limits.DEFAULT).command());
    Process parent = new ProcessBuilder(command).start();
    try (var in = new DataInputStream(parent.getInputStream());
        var out = new DataOutputStream(parent.getOutputStream())) {
      var pid = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        pid.append((char) c);
      }
      ProcessHandle child = ProcessHandle.of(Long.parseLong(pid.toString())).orElseThrow();
      for (String text : List.of("p.mlir", wrapped(endless))) {
        out.writeInt(text.length());
        out.writeBytes(text);
      }
      out.flush();
      assertThat(in.readUTF()).isEmpty();
      out.write(new byte[4 * Double.BYTES]);
      out.flush();
      assertThat(child.isAlive()).isTrue();
      parent.destroyForcibly();
      assertThat(child.onExit().get(15, TimeUnit.SECONDS)).isEqualTo(child);
    }
  }

  @Test
  void aStackOverflowIsASegmentationFault() {
    String program =
        """
        func.func @deep(%x: f64) -> f64 {
          %m = memref.alloca() : memref<4096xf64>
          %i = arith.constant 0 : index
          memref.store %x, %m[%i] : memref<4096xf64>
          %r = func.call @deep(%x) : (f64) -> f64
          %y = memref.load %m[%i] : memref<4096xf64>
          %s = arith.addf %r, %y : f64
          return %s : f64
        }
        func.func @controller(%altitude: f64, %velocity: f64) -> f64 {
          %r = func.call @deep(%altitude) : (f64) -> f64
          return %r : f64
        }
        """;
    Verdict verdict =
        new IsolatedObjective(LANDER, Limits.DEFAULT).judge(Source.of("p.mlir", program));
    assertThat(verdict.toString()).contains("its process was killed by SIGSEGV");
  }

  @Test
  void hugeAllocationsEndInTheirOwnProcess() {
    String huge =
        """
          %n = arith.constant 1000000000000 : index
          %m = memref.alloc(%n) : memref<?xf64>
          %a = memref.extract_aligned_pointer_as_index %m : memref<?xf64> -> index
          %w = arith.index_cast %a : index to i64
          %p = llvm.inttoptr %w : i64 to !llvm.ptr
          llvm.store volatile %altitude, %p : f64, !llvm.ptr
          %r = llvm.load volatile %p : !llvm.ptr -> f64
          return %r : f64
        """;
    assertThat(fault(huge, Limits.DEFAULT).reason()).isEqualTo(Fault.Reason.TRAP);
  }

  @Test
  void tooLittleMemoryForItsProcessIsAVerdict() {
    Limits tiny = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 64);
    String any = "  %m = memref.alloca() : memref<1xf64>\n  return %velocity : f64\n";
    assertThat(fault(any, tiny).message()).startsWith("its process ");
  }

  @Test
  void admittedProgramsStayInThisProcess() {
    Verdict verdict =
        judge("  return %velocity : f64\n", new Limits(Duration.ZERO, Duration.ZERO, 1));
    assertThat(verdict.stage()).isEqualTo(Stage.SCORE);
  }
}
