package dev.neurojit.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatchTest {
  private final Source source = Source.of("f.mlir", "one two three");

  private static Patch patch(Edit... edits) {
    return new Patch("title", List.of(edits), Applicability.SAFE, "test");
  }

  @Test
  void appliesEditsInAnyOrder() {
    Patch patch =
        patch(new Edit(new Span(8, 13), "3"), Edit.insert(4, ">"), Edit.delete(new Span(0, 4)));
    assertThat(patch.apply(source).text()).isEqualTo(">two 3");
    assertThat(source.text()).isEqualTo("one two three");
  }

  @Test
  void mapsPlacesBack() {
    Patch patch = patch(Edit.delete(new Span(0, 4)), new Edit(new Span(8, 13), "drei!!"));
    assertThat(patch.offsetBefore(0)).isEqualTo(4);
    assertThat(patch.offsetBefore(6)).isEqualTo(8);
    assertThat(patch.offsetBefore(10)).isEqualTo(13);
  }

  @Test
  void refusesOverlappingEdits() {
    assertThatThrownBy(() -> patch(Edit.delete(new Span(0, 4)), Edit.delete(new Span(3, 5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("overlap");
  }

  @Test
  void aFindingOffersNoOverlappingEdits() {
    Diagnostic found = Diagnostic.error("NJ999", new Span(0, 3), "torn");
    List<Edit> overlapping = List.of(Edit.delete(new Span(0, 4)), Edit.delete(new Span(3, 5)));
    assertThat(found.safely("mend", overlapping).patches()).isEmpty();
    assertThat(found.safely("mend", Edit.delete(new Span(0, 4))).safePatch()).isPresent();
  }

  @Test
  void knowsWhatCanBeAppliedTogether() {
    assertThat(patch(Edit.insert(4, "x")).isDisjointFrom(patch(Edit.insert(4, "y")))).isFalse();
    assertThat(patch(Edit.insert(4, "x")).isDisjointFrom(patch(Edit.insert(5, "y")))).isTrue();
  }
}
