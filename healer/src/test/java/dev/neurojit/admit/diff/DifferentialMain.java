package dev.neurojit.admit.diff;

import dev.neurojit.admit.Admission;
import dev.neurojit.admit.Decision;
import dev.neurojit.admit.RandomProgram;
import dev.neurojit.admit.diff.Differential.Discrepancy;
import dev.neurojit.admit.diff.Differential.Program;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.syntax.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Compares random programs in its own process, which hostile ones cannot take the test with. */
public final class DifferentialMain {
  private static final int BATCH = 50;
  private static final int INPUTS = 12;
  private static final int PATIENCE = 20_000;

  /** Of hostile ones, many loops have no end. */
  private static final int HOSTILE_INPUTS = 4;

  private static final int HOSTILE_PATIENCE = 1_000;

  private final Differential differential;
  private int compared;
  private int refused;
  private int wrong;

  private DifferentialMain(Differential differential) {
    this.differential = differential;
  }

  /** Arguments: {@code programs} or {@code hostile}, the first seed, how many. */
  public static void main(String[] arguments) {
    boolean hostile = arguments[0].equals("hostile");
    LongFunction<Program> family = hostile ? DifferentialMain::hostile : DifferentialMain::program;
    long first = Long.parseLong(arguments[1]);
    long end = first + Long.parseLong(arguments[2]);
    var main =
        new DifferentialMain(
            hostile
                ? new Differential(HOSTILE_INPUTS, HOSTILE_PATIENCE)
                : new Differential(INPUTS, PATIENCE));
    for (long seed = first; seed < end; seed += BATCH) {
      System.out.println("seeds from " + seed);
      main.batch(LongStream.range(seed, Math.min(end, seed + BATCH)).mapToObj(family).toList());
    }
    main.differential
        .ends()
        .forEach((kind, count) -> System.out.println("calls " + kind + " " + count));
    System.out.println("compared " + main.compared);
    System.out.println("refused " + main.refused);
    System.out.println("wrong " + main.wrong);
  }

  private static Program program(long seed) {
    return new Program(
        Programs.name(seed), Programs.of(seed, Programs.SIZE), Programs.PARAMETERS, Kind.I64);
  }

  private static Program hostile(long seed) {
    String name = "h" + seed;
    String text = RandomProgram.of(seed).replace("@controller", "@" + name);
    return new Program(name, text, List.of(Kind.F32, Kind.F32), Kind.F32);
  }

  private void batch(List<Program> programs) {
    List<Program> admitted = programs.stream().filter(DifferentialMain::isAdmitted).toList();
    compared += admitted.size();
    refused += programs.size() - admitted.size();
    List<String> told = new ArrayList<>();
    for (Discrepancy each : differential.compare(admitted)) {
      wrong++;
      System.out.println("WRONG " + each.what());
      if (!told.contains(each.program().name())) {
        told.add(each.program().name());
        System.out.println(smallest(each.program()));
      }
    }
  }

  private static boolean isAdmitted(Program program) {
    try (MlirContext context = MlirContext.create();
        MlirModule module = Compiled.parse(context, program.text())) {
      return Admission.decide(module, Source.of(program.name(), program.text()))
          instanceof Decision.Admitted;
    }
  }

  private String smallest(Program program) {
    return program.name().startsWith("p")
        ? Shrinking.of(Long.parseLong(program.name().substring(1)), text -> shows(program, text))
        : program.text();
  }

  private boolean shows(Program program, String text) {
    Program other = new Program(program.name(), text, program.parameters(), program.result());
    return !differential.compare(List.of(other)).isEmpty();
  }
}
