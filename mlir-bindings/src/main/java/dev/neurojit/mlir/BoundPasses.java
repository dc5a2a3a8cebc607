package dev.neurojit.mlir;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The passes in Java of one pipeline, each with a key under which native code runs it. */
final class BoundPasses {
  private final List<JavaPass> known;
  private final List<Long> keys = new ArrayList<>();
  private final List<String> defects = new ArrayList<>();
  private final Map<PassStatistic.Key, Long> statistics = new LinkedHashMap<>();
  private @Nullable NativeRun current;

  BoundPasses(List<JavaPass> known) {
    this.known = known;
  }

  /** The text with a native stand-in for each pass in Java. */
  String bind(String text) {
    return known.isEmpty() ? text : PipelineText.rewrite(text, this::standIn);
  }

  /** What is wrong with the options in the text. */
  List<String> defects() {
    return defects;
  }

  private String standIn(String name, String options) {
    for (JavaPass pass : known) {
      if (pass.argument().equals(name)) {
        try {
          return standIn(PassOptions.apply(pass, options));
        } catch (PassOptions.Wrong e) {
          defects.add(String.valueOf(e.getMessage()));
        }
      }
    }
    return "";
  }

  private String standIn(JavaPass pass) {
    long key = Upcalls.register((operation, _) -> run(pass, operation));
    keys.add(key);
    return "neurojit-java{%d;%s;%s}".formatted(key, pass.argument(), pass.anchor());
  }

  /** The body of a pass, as native code runs it; never throws. */
  boolean run(JavaPass pass, MemorySegment address) {
    NativeRun run = current;
    Lifetime.Scope scope = new Lifetime.Scope(address.address(), null);
    return run != null
        && run.enter(
            address,
            scope,
            operation -> {
              PassRun report = new PassRun(pass.argument(), statistics);
              run(pass, operation, report);
              return !report.isFailed();
            });
  }

  /** What a pass throws takes along which pass it was and where. */
  private static void run(JavaPass pass, Operation operation, PassRun report) {
    Location at = operation.location();
    try {
      pass.run(operation, report);
    } catch (StackOverflowError e) {
      // What the JVM itself throws takes no suppressed exceptions.
      StackOverflowError again = new StackOverflowError();
      again.setStackTrace(e.getStackTrace());
      again.addSuppressed(new PassSite(pass.argument(), at));
      throw again;
    } catch (RuntimeException | Error e) {
      e.addSuppressed(new PassSite(pass.argument(), at));
      throw e;
    }
  }

  boolean isRunning() {
    return current != null;
  }

  void setCurrent(@Nullable NativeRun run) {
    current = run;
  }

  List<PassStatistic> statistics() {
    return statistics.entrySet().stream()
        .map(e -> new PassStatistic(e.getKey().pass(), e.getKey().name(), e.getValue()))
        .toList();
  }

  void close() {
    keys.forEach(Upcalls::remove);
  }
}
