package dev.neurojit.llm;

/** How a request ended. */
public sealed interface Completion permits Reply, Failed {}
