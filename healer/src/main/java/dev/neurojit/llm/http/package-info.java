/**
 * What remote models need of HTTP, and nothing of models.
 *
 * <p>{@link dev.neurojit.llm.http.Exchange} is one request whose answer arrives in pieces; its
 * reader never blocks for longer than it says, so that deadlines and cancellations are seen. {@link
 * dev.neurojit.llm.http.SseReader} cuts the pieces into server-sent events. {@link
 * dev.neurojit.llm.http.ApiKey} is a secret that no text can show, {@link
 * dev.neurojit.llm.http.KeySearch} finds one, and {@link dev.neurojit.llm.http.Backoff} says how
 * long to wait before a request is sent again.
 */
@NullMarked
package dev.neurojit.llm.http;

import org.jspecify.annotations.NullMarked;
