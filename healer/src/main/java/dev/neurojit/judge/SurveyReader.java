package dev.neurojit.judge;

import dev.neurojit.mlir.NativeSurvey;
import dev.neurojit.mlir.SurveyAnswer;
import dev.neurojit.mlir.SurveyedOperation;
import dev.neurojit.syntax.NativeError;
import dev.neurojit.syntax.coverage.NativeOperation;
import dev.neurojit.syntax.coverage.NativeReading;
import dev.neurojit.syntax.coverage.NativeReading.Verified;
import java.util.List;

/** MLIR's parser as the measurement of the grammar asks for it, in processes of its own. */
public final class SurveyReader implements NativeReading.Reader, AutoCloseable {
  private final NativeSurvey survey = NativeSurvey.start();

  @Override
  public NativeReading read(String text) {
    return switch (survey.ask(text)) {
      case SurveyAnswer.Valid(var operations) -> parsed(Verified.VALID, operations);
      case SurveyAnswer.Invalid(var operations) -> parsed(Verified.INVALID, operations);
      case SurveyAnswer.Rejected(int line, int column, String message) ->
          new NativeReading.Rejected(
              new NativeError(Math.max(1, line), Math.max(1, column), message));
      case SurveyAnswer.Killed(String cause) -> new NativeReading.Killed(cause);
    };
  }

  private static NativeReading parsed(Verified verified, List<SurveyedOperation> operations) {
    return new NativeReading.Parsed(
        verified,
        operations.stream()
            .map(op -> new NativeOperation(op.line(), op.column(), op.name(), op.types()))
            .toList());
  }

  @Override
  public void close() {
    survey.close();
  }
}
