package dev.neurojit.bench;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A line of the file of trials. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Session.class, name = "session"),
  @JsonSubTypes.Type(value = WarmUp.class, name = "warm-up"),
  @JsonSubTypes.Type(value = Trial.class, name = "trial")
})
public sealed interface Entry permits Session, WarmUp, Trial {}
