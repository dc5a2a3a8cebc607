package dev.neurojit.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A progress that remembers what it saw, and cancels or acts at a given token. */
final class Recorder implements Progress {

  final List<Stage> stages = new ArrayList<>();
  final List<String> pieces = new ArrayList<>();
  final List<Integer> counts = new ArrayList<>();
  double lastRate;
  boolean cancel;
  boolean enough;
  private Consumer<Recorder> onStage = r -> {};
  private Consumer<Recorder> onToken = r -> {};

  Recorder onStage(Stage stage, Runnable action) {
    onStage =
        recorder -> {
          if (recorder.stages.getLast() == stage) {
            action.run();
          }
        };
    return this;
  }

  Recorder atToken(int count, Runnable action) {
    onToken =
        recorder -> {
          if (recorder.pieces.size() == count) {
            action.run();
          }
        };
    return this;
  }

  @Override
  public void stage(Stage stage) {
    stages.add(stage);
    onStage.accept(this);
  }

  @Override
  public void token(String piece, int tokens, double tokensPerSecond) {
    pieces.add(piece);
    counts.add(tokens);
    lastRate = tokensPerSecond;
    onToken.accept(this);
  }

  @Override
  public boolean enough() {
    return enough;
  }

  @Override
  public boolean cancelled() {
    return cancel;
  }
}
