package dev.neurojit.reduce;

import dev.neurojit.syntax.Edit;
import dev.neurojit.syntax.Span;
import java.util.List;

/** Edits that only make sense together and should make a text smaller. */
record Cut(List<Edit> edits) {
  Cut {
    edits = List.copyOf(edits);
  }

  static Cut delete(Span span) {
    return new Cut(List.of(Edit.delete(span)));
  }

  static Cut replace(Span span, String by) {
    return new Cut(List.of(new Edit(span, by)));
  }
}
