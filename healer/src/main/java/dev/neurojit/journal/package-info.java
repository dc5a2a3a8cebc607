/**
 * The record of a run. Every step of the loop is an {@link dev.neurojit.journal.Event}; a {@link
 * dev.neurojit.journal.Journal} appends it as one JSON line and forces it to disk before the loop
 * goes on, so that a killed run loses nothing it had decided. Texts (programs, prompts, replies)
 * are stored once, beside the events, under their SHA-256.
 */
@NullMarked
package dev.neurojit.journal;

import org.jspecify.annotations.NullMarked;
