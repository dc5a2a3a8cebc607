package dev.neurojit.judge;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.neurojit.syntax.Source;
import dev.neurojit.syntax.rules.Explain;
import dev.neurojit.syntax.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs to repair. */
final class BenchCases {
  private static final Pattern INPUT = Pattern.compile("~~~mlir input\n(.*?)~~~", Pattern.DOTALL);

  private BenchCases() {}

  /** The broken examples of the rules' pages. */
  static List<Source> own() {
    return Rules.ALL.stream()
        .flatMap(rule -> INPUT.matcher(Explain.page(rule.code()).orElseThrow()).results())
        .map(found -> Source.of("example", found.group(1)))
        .toList();
  }

  /** The cases of a folder with an {@code index.jsonl}, or else its .mlir files. */
  static List<Source> in(Path folder) throws IOException {
    Path index = folder.resolve("index.jsonl");
    List<Source> cases = new ArrayList<>();
    if (Files.isReadable(index)) {
      for (String line : Files.readAllLines(index)) {
        var given = new ObjectMapper().readTree(line);
        cases.add(Source.of(given.path("id").asText(), given.path("broken").asText()));
      }
      return cases;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".mlir")).sorted().toList()) {
        cases.add(Source.of(file.toString(), Files.readString(file)));
      }
    }
    if (cases.isEmpty()) {
      throw new IOException(folder + " holds neither an index.jsonl nor .mlir files");
    }
    return cases;
  }

  /** Forty lines as a small model writes them, with three defects. */
  static Source typicalReply() {
    return Source.of(
        "reply.mlir",
        """
        func.func @controller(%altitude: f32, %velocity: f32) -> f32 {
          // target velocity falls with the altitude
          %slope = arith.constant -0.05 : f32
          %touchdown = arith.constant -1.0 : f32
          %glide = arith.mulf %altitude, %slope : f32
          %target = arith.addf %glide, %touchdown : f32
          %limit = arith.constant -40 : f32
          %bounded = arith.maximumf %target, %limit : f32

          // error, and its share of the throttle
          %kp = arith.constant 0.2 : f32
          %error = arith.subf %bounded, %velocity : f32
          %thrust = arith.mulf %error, %kp : f32

          // gravity has to be held anyway
          %gravity = arith.constant 1.62 : f32
          %full = arith.constant 3.4 : f32
          %hover = arith.divf %gravity, %full : f32
          %sum = arith.addf %thrust, %hover : f32

          // close to the ground be careful
          %near = arith.constant 20.0 : f32
          %close = arith.cmpf lt, %altitude, %near : f32
          %r = scf.if %close -> (f32) {
            %soft = arith.constant 0.9 : f32
            %scaled = arith.mulf %sum, %soft : f32
            scf.yield %scaled : f32
          } else {
            scf.yield %sum : f32
          }

          // throttle is a fraction
          %zero = arith.constant 0.0 : f32
          %one = arith.constant 1.0 : f32
          %low = arith.maximumf %r, %zero : f32
          %high = arith.minimumf %low, %one : f32
          %falls = arith.cmpf olt, %velocity, %zero : f32
          %result = arith.select %falls ? %high : %zero : f32
          return %result : f32
        }
        """);
  }
}
