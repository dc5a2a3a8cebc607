package dev.neurojit.bench;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a trial's process tells its supervisor, a line of JSON each, as soon as it is known. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "news")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TrialNews.Entered.class, name = "entered"),
  @JsonSubTypes.Type(value = TrialNews.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = TrialNews.Looked.class, name = "looked"),
  @JsonSubTypes.Type(value = TrialNews.Done.class, name = "done")
})
sealed interface TrialNews {
  /** A phase begins. */
  record Entered(Phase phase) implements TrialNews {}

  /** The model answered, or failed. */
  record Answered(Answer answer) implements TrialNews {}

  /** A program was judged. */
  record Looked(Treatment treatment, Look look) implements TrialNews {}

  /** There is nothing more to come. */
  record Done() implements TrialNews {}
}
