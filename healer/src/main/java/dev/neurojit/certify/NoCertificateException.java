package dev.neurojit.certify;

/** A text that is no certificate of this version's format. */
public final class NoCertificateException extends Exception {
  private static final long serialVersionUID = 1;

  private final String place;

  NoCertificateException(String place, String message) {
    super(message);
    this.place = place;
  }

  /** Returns line and column, each after a colon; empty where there is none. */
  public String place() {
    return place;
  }
}
