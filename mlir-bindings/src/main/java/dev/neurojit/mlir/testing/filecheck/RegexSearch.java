package dev.neurojit.mlir.testing.filecheck;

import dev.neurojit.mlir.testing.filecheck.Regex.Instruction;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Finds the leftmost match of an expression, and of those the longest. Each instruction is tried
 * once at each place, so the time is linear in the text; expressions that refer back to a group are
 * searched for without that, and given up after many steps.
 */
final class RegexSearch {
  private static final int MAX_STEPS = 20_000_000;

  /** How far what was tried is remembered: that long lines are fast, and memory stays small. */
  private static final int WINDOW = 1 << 14;

  /** An instruction to try at a place, with what the groups have matched on the way. */
  private static final class Try {
    private final int at;
    private final int position;
    private final int[] slots;

    Try(int at, int position, int[] slots) {
      this.at = at;
      this.position = position;
      this.slots = slots;
    }
  }

  private final Regex regex;
  private final String text;
  private final int from;
  private final int to;
  private final boolean ignoreCase;
  private final BitSet[] tried;
  private final Deque<Try> open = new ArrayDeque<>();
  private int base;
  private int steps;
  private int @Nullable [] best;

  RegexSearch(Regex regex, String text, int from, int to, boolean ignoreCase) {
    this.regex = regex;
    this.text = text;
    this.from = from;
    this.to = to;
    this.ignoreCase = ignoreCase;
    this.tried = new BitSet[regex.code().size()];
    this.base = from;
  }

  /** Begins and ends of the groups, the whole match first; null if there is none. */
  int @Nullable [] find() throws CheckSyntaxException {
    int start = candidate(from);
    while (start >= 0) {
      if (regex.literal() && !ignoreCase) {
        return new int[] {start, start + regex.prefix().length()};
      }
      if (start - base > WINDOW) {
        Arrays.fill(tried, null);
        base = start;
      }
      run(start);
      if (best != null) {
        return best;
      }
      start = candidate(start + 1);
    }
    return null;
  }

  /** The next place where a match could begin. */
  private int candidate(int at) {
    if (regex.prefix().isEmpty() || ignoreCase) {
      return at <= to ? at : -1;
    }
    int found = text.indexOf(regex.prefix(), at);
    return found + regex.prefix().length() <= to ? found : -1;
  }

  private void run(int start) throws CheckSyntaxException {
    int[] slots = new int[2 * regex.groups() + 2];
    Arrays.fill(slots, -1);
    slots[0] = start;
    open.push(new Try(0, start, slots));
    while (!open.isEmpty()) {
      Try next = open.pop();
      if (regex.hasBacks() ? count() && best == null : isNew(next)) {
        step(next);
      }
    }
  }

  private boolean count() throws CheckSyntaxException {
    if (++steps > MAX_STEPS) {
      throw new CheckSyntaxException("the regex is too complex for this input");
    }
    return true;
  }

  private boolean isNew(Try next) {
    BitSet places = tried[next.at];
    if (places == null) {
      places = new BitSet();
      tried[next.at] = places;
    }
    boolean isNew = !places.get(next.position - base);
    places.set(next.position - base);
    return isNew;
  }

  private void step(Try now) {
    int position = now.position;
    int next = now.at + 1;
    int[] slots = now.slots;
    switch (regex.code().get(now.at)) {
      case Instruction.One(char c) ->
          advance(next, now, position < to && same(text.charAt(position), c));
      case Instruction.Member(RegexNode.CharSet set) ->
          advance(next, now, position < to && isIn(set, text.charAt(position)));
      case Instruction.LineBegin() ->
          stay(next, now, position == from || text.charAt(position - 1) == '\n');
      case Instruction.LineEnd() ->
          stay(next, now, position == to || text.charAt(position) == '\n');
      case Instruction.Again(int group) -> again(next, now, slots[2 * group], slots[2 * group + 1]);
      case Instruction.Save(int slot) -> {
        int[] saved = slots.clone();
        saved[slot] = position;
        open.push(new Try(next, position, saved));
      }
      case Instruction.Fork(int first, int second) -> {
        if (second != first) {
          open.push(new Try(second, position, slots));
        }
        open.push(new Try(first, position, slots));
      }
      case Instruction.Found() -> found(position, slots);
    }
  }

  private void found(int end, int[] slots) {
    int[] before = best;
    if (before == null || before[1] < end) {
      best = slots.clone();
      best[1] = end;
    }
  }

  private void advance(int next, Try now, boolean fits) {
    if (fits) {
      open.push(new Try(next, now.position + 1, now.slots));
    }
  }

  private void stay(int next, Try now, boolean holds) {
    if (holds) {
      open.push(new Try(next, now.position, now.slots));
    }
  }

  private void again(int next, Try now, int begin, int end) {
    int length = end - begin;
    boolean fits =
        begin >= 0
            && now.position + length <= to
            && text.regionMatches(ignoreCase, now.position, text, begin, length);
    if (fits) {
      open.push(new Try(next, now.position + length, now.slots));
    }
  }

  private boolean same(char a, char b) {
    return a == b || (ignoreCase && Character.toLowerCase(a) == Character.toLowerCase(b));
  }

  private boolean isIn(RegexNode.CharSet set, char c) {
    return set.has(c)
        || (ignoreCase && (set.has(Character.toLowerCase(c)) || set.has(Character.toUpperCase(c))));
  }
}
