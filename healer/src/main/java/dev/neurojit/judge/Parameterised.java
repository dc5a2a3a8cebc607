package dev.neurojit.judge;

import dev.neurojit.syntax.Source;
import java.util.List;

/**
 * A program whose constants became parameters of the function that is healed, in front of its own.
 *
 * @param program the text
 * @param types the types of these parameters, {@code f32} or {@code f64}
 */
public record Parameterised(Source program, List<String> types) {
  public Parameterised {
    types = List.copyOf(types);
  }
}
