package dev.neurojit.cli.render;

import java.util.ArrayList;
import java.util.List;

/** A small raster of dots that prints as text: 2 x 4 dots a character in Braille, one in ASCII. */
final class Canvas {
  /** Dot masks of a Braille character by row and column (Unicode block 2800). */
  private static final int[][] BRAILLE = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final Glyphs glyphs;
  private final int width;
  private final int height;
  private final boolean[][] dots;

  /** Creates an empty canvas of {@code columns} x {@code rows} characters. */
  Canvas(int columns, int rows, Glyphs glyphs) {
    this.glyphs = glyphs;
    this.width = columns * glyphs.dotsAcross;
    this.height = rows * glyphs.dotsDown;
    this.dots = new boolean[height][width];
  }

  /** Sets the dot at a fraction of the width (0 left, 1 right) and height (0 bottom, 1 top). */
  void dot(double x, double y) {
    int column = (int) Math.round(x * (width - 1));
    int row = (int) Math.round((1 - y) * (height - 1));
    if (column >= 0 && column < width && row >= 0 && row < height) {
      dots[row][column] = true;
    }
  }

  /** Returns the lines, top first, each as wide as the canvas. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    for (int row = 0; row < height; row += glyphs.dotsDown) {
      var line = new StringBuilder();
      for (int column = 0; column < width; column += glyphs.dotsAcross) {
        line.append(cell(row, column));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private char cell(int row, int column) {
    if (glyphs == Glyphs.ASCII) {
      return dots[row][column] ? '*' : ' ';
    }
    int mask = 0;
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 2; x++) {
        mask |= dots[row + y][column + x] ? BRAILLE[y][x] : 0;
      }
    }
    return mask == 0 ? ' ' : (char) (0x2800 + mask);
  }
}
