package dev.neurojit.llm.http;

import java.net.http.HttpHeaders;

/** A part of an answer: a head, chunks, then an end; or broken at any point. */
public sealed interface Piece {

  /** The status line and the headers. */
  record Head(int status, HttpHeaders headers) implements Piece {}

  /** Some bytes of the body. */
  @SuppressWarnings("ArrayRecordComponent") // handed from reader to reader, never compared
  record Chunk(byte[] bytes) implements Piece {}

  /** The answer is whole. */
  record End() implements Piece {}

  /**
   * No more comes.
   *
   * @param where how far it got
   * @param reason a clause such as "the connection was refused"
   */
  record Broken(Where where, String reason) implements Piece {}

  /** Where an exchange broke. */
  enum Where {
    /** Before a connection stood: nothing was sent. */
    CONNECTING,
    /** Afterwards. */
    CONNECTED
  }
}
