package dev.neurojit.bench;

/**
 * A first request to a server, which counts as no trial.
 *
 * @param at when, ISO 8601
 * @param arm the model's
 * @param seconds it took
 * @param problem what failed; empty if nothing did
 */
public record WarmUp(String at, String arm, double seconds, String problem) implements Entry {}
