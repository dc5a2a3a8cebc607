package dev.neurojit.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.neurojit.mlir.AllowedSymbols;
import dev.neurojit.mlir.FunctionType;
import dev.neurojit.mlir.Jit;
import dev.neurojit.mlir.JitOptions;
import dev.neurojit.mlir.JitResult;
import dev.neurojit.mlir.JitType;
import dev.neurojit.mlir.MemRefBuffer;
import dev.neurojit.mlir.MemRefDescriptor;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.MlirDiagnostic;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Parsed;
import dev.neurojit.mlir.PassResult;
import dev.neurojit.mlir.Pipelines;
import dev.neurojit.syntax.Source;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that was written for a task, compiled and called without any gate or guard: it may kill
 * its process, which must be there for nothing else.
 */
public final class TaskProgram {
  private final Task.Check check;

  /** Creates what calls programs for a check. */
  public TaskProgram(Task.Check check) {
    this.check = check;
  }

  /** What a program did. */
  public sealed interface Ran {}

  /** It gave an answer; {@code line} tells it. */
  public record Answered(Answer answer, String line) implements Ran {}

  /** There is no function of that name and signature. */
  public record NoFunction(String why) implements Ran {}

  /** It does not become machine code. */
  public record NoCode(String why) implements Ran {}

  /** Whether an answer is right. */
  public enum Answer {
    RIGHT,
    WRONG
  }

  /** Runs a program that MLIR accepts. */
  public Ran run(Source program) {
    try (MlirContext context = MlirContext.create()) {
      return switch (context.parse(program.name(), program.text())) {
        case Parsed.Failed(List<MlirDiagnostic> why) -> noCode(why);
        case Parsed.Ok(MlirModule module, var warnings) -> {
          try (module) {
            yield switch (Pipelines.lowerToLlvm(module)) {
              case PassResult.Failed(List<MlirDiagnostic> why) -> noCode(why);
              case PassResult.Ok lowered -> link(module);
            };
          }
        }
      };
    }
  }

  private Ran link(MlirModule lowered) {
    return switch (Jit.compile(lowered, JitOptions.trusted().with(AllowedSymbols.LIBM_AND_HEAP))) {
      case JitResult.Failed(List<MlirDiagnostic> why) -> noCode(why);
      case JitResult.Ok(Jit jit) -> {
        try (jit) {
          yield call(jit);
        }
      }
    };
  }

  private static NoCode noCode(List<MlirDiagnostic> why) {
    return new NoCode(why.getFirst().message());
  }

  private Ran call(Jit jit) {
    List<JitType> results = check.result() == null ? List.of() : List.of(check.result().jit());
    var type =
        new FunctionType(
            check.inputs().stream().map(input -> input.type().jit()).toList(), results);
    MethodHandle handle;
    try {
      handle = jit.function(check.function(), type);
    } catch (IllegalArgumentException e) {
      return new NoFunction(String.valueOf(e.getMessage()));
    }
    var buffers = new ArrayList<MemRefBuffer>();
    try {
      return answer(invoke(handle, arguments(buffers)), buffers);
    } finally {
      buffers.forEach(MemRefBuffer::close);
    }
  }

  private List<Object> arguments(List<MemRefBuffer> buffers) {
    var arguments = new ArrayList<Object>();
    for (Task.Input input : check.inputs()) {
      if (input.type().isMemRef()) {
        buffers.add(TaskValues.buffer(input.type(), input.value()));
        arguments.add(buffers.getLast().descriptor());
      } else {
        arguments.add(input.type().box(input.value()).orElseThrow());
      }
    }
    return arguments;
  }

  private static Object invoke(MethodHandle handle, List<Object> arguments) {
    try {
      Object value = handle.invokeWithArguments(arguments);
      return value == null ? List.of() : value;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("native code throws no Java exceptions", e);
    }
  }

  private Ran answer(Object value, List<MemRefBuffer> buffers) {
    TaskType type = check.result() == null ? check.inputs().getLast().type() : check.result();
    Object seen = check.result() == null ? buffers.getLast().descriptor() : value;
    List<Object> got =
        seen instanceof MemRefDescriptor memRef ? MemRefBuffer.elements(memRef) : List.of(seen);
    JsonNode expected = check.expected();
    boolean right = TaskValues.equal(type, got, expected);
    String shown = got.size() == 1 && !type.isMemRef() ? got.getFirst().toString() : got.toString();
    return new Answered(
        right ? Answer.RIGHT : Answer.WRONG,
        right ? "answers " + shown : "answers " + shown + ", expected " + expected);
  }
}
