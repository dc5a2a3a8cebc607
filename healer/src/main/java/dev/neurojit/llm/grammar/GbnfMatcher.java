package dev.neurojit.llm.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows all readings of a text at once, each a stack of what must still come, as llama.cpp does.
 * Ends since a checked grammar has no left recursion.
 */
final class GbnfMatcher {

  /** What must still come: {@code expr}, then {@code next}; no frame where nothing must. */
  private record Frame(GbnfExpr expr, @Nullable Frame next) {}

  private final Map<String, GbnfExpr> rules;
  private boolean complete;

  GbnfMatcher(Map<String, GbnfExpr> rules) {
    this.rules = rules;
  }

  Gbnf.Match match(String text) {
    Set<Frame> readings = expand(Set.of(new Frame(new GbnfExpr.Ref(Gbnf.ROOT), null)), false);
    int[] characters = text.codePoints().toArray();
    for (int c : characters) {
      Set<Frame> left = new LinkedHashSet<>();
      boolean ended = false;
      for (Frame reading : readings) {
        if (takes(reading.expr(), c)) {
          Frame rest = rest(reading);
          ended |= rest == null;
          if (rest != null) {
            left.add(rest);
          }
        }
      }
      readings = expand(left, ended);
    }
    return complete ? Gbnf.Match.WHOLE : readings.isEmpty() ? Gbnf.Match.NONE : Gbnf.Match.PREFIX;
  }

  /** Unfolds the stacks until each begins with a character; notes whether one is used up. */
  private Set<Frame> expand(Set<Frame> stacks, boolean ended) {
    complete = ended;
    Set<Frame> ready = new LinkedHashSet<>();
    Set<Frame> seen = new HashSet<>(stacks);
    Deque<Frame> open = new ArrayDeque<>(stacks);
    while (!open.isEmpty()) {
      Frame frame = open.pop();
      if (isCharacter(frame.expr())) {
        ready.add(frame);
        continue;
      }
      for (@Nullable Frame unfolded : unfold(frame)) {
        if (unfolded == null) {
          complete = true;
        } else if (seen.add(unfolded)) {
          open.push(unfolded);
        }
      }
    }
    return ready;
  }

  private List<@Nullable Frame> unfold(Frame frame) {
    List<@Nullable Frame> unfolded = new java.util.ArrayList<>();
    Frame next = frame.next();
    switch (frame.expr()) {
      case GbnfExpr.Ref(String name) ->
          unfolded.add(new Frame(Objects.requireNonNull(rules.get(name)), next));
      case GbnfExpr.Choice choice ->
          choice.options().forEach(o -> unfolded.add(new Frame(o, next)));
      case GbnfExpr.Sequence sequence -> {
        Frame all = next;
        for (GbnfExpr item : sequence.items().reversed()) {
          all = new Frame(item, all);
        }
        unfolded.add(all);
      }
      case GbnfExpr.Repeat(GbnfExpr item, int min, int max) -> {
        if (min == 0) {
          unfolded.add(next);
        }
        int left = max == GbnfExpr.UNBOUNDED ? max : max - 1;
        boolean last = left == 0;
        Frame more =
            last ? next : new Frame(new GbnfExpr.Repeat(item, Math.max(0, min - 1), left), next);
        unfolded.add(new Frame(item, more));
      }
      default -> unfolded.add(next);
    }
    return unfolded;
  }

  private static boolean isCharacter(GbnfExpr expr) {
    return switch (expr) {
      case GbnfExpr.Literal(String text) -> !text.isEmpty();
      case GbnfExpr.Chars chars -> true;
      case GbnfExpr.Any any -> true;
      default -> false;
    };
  }

  private static boolean takes(GbnfExpr expr, int c) {
    return switch (expr) {
      case GbnfExpr.Literal(String text) -> text.codePointAt(0) == c;
      case GbnfExpr.Chars chars -> chars.has(c);
      default -> true;
    };
  }

  /** Returns what is left of a stack after its first character. */
  private static @Nullable Frame rest(Frame frame) {
    if (frame.expr() instanceof GbnfExpr.Literal(String text)) {
      String tail = text.substring(text.offsetByCodePoints(0, 1));
      return tail.isEmpty() ? frame.next() : new Frame(new GbnfExpr.Literal(tail), frame.next());
    }
    return frame.next();
  }
}
