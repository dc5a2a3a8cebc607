package dev.neurojit.sim;

/**
 * Why a scenario was refused.
 *
 * @param file as the user named it
 * @param line from 1, or 0 when the whole file is meant
 * @param column from 1, or 0 when the whole file is meant
 * @param key the key at fault, or empty
 * @param problem what is wrong
 * @param expected what would be right
 * @param remedy what to do
 */
public record Defect(
    String file, int line, int column, String key, String problem, String expected, String remedy) {

  /** All of it on one line: {@code FILE:LINE:COLUMN: problem; expected ...; remedy}. */
  public String message() {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    return place + ": " + problem + "; expected " + expected + "; " + remedy;
  }

  static Defect ofKey(String key, String problem, String expected, String remedy) {
    return new Defect("scenario", 0, 0, key, problem, expected, remedy);
  }

  static Defect ofFile(String file, String problem, String expected, String remedy) {
    return new Defect(file, 0, 0, "", problem, expected, remedy);
  }

  Defect at(String where, int onLine, int inColumn) {
    return new Defect(where, onLine, inColumn, key, problem, expected, remedy);
  }
}
