package dev.neurojit.report;

import java.util.List;

/**
 * A piece of a report. In texts, backticks mark code, and {@code [[landed|good]]} a word with a
 * tone ({@code good}, {@code warn}, {@code bad} or {@code faint}).
 */
public sealed interface Block {
  /** A heading of level 1 to 3. */
  record Heading(int level, String text) implements Block {}

  /** A paragraph. */
  record Prose(String text) implements Block {}

  /** Sentences that belong side by side. */
  record Bullets(List<String> items) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }
  }

  /** The figures that matter most. */
  record Tiles(List<Tile> tiles) implements Block {
    public Tiles {
      tiles = List.copyOf(tiles);
    }
  }

  /** A figure, what it is, and a few words more. */
  record Tile(String value, String name, String note) {}

  /** A table; rows have as many cells as there are columns. */
  record Table(String caption, List<Column> columns, List<List<String>> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** A column of a table. */
  record Column(String name, Cells cells) {
    /** Returns a column of words. */
    public static Column words(String name) {
      return new Column(name, Cells.WORDS);
    }

    /** Returns a column of figures. */
    public static Column figures(String name) {
      return new Column(name, Cells.FIGURES);
    }
  }

  /** What a column's cells hold. */
  enum Cells {
    /** Words with marks in them. */
    WORDS,
    /** Words of others, in which a mark means nothing. */
    TEXT,
    /** Code of others, likewise. */
    CODE,
    /** Figures, to the right. */
    FIGURES,
    /** Figures that are none or more, with bars as long as their shares of the greatest. */
    BARS;

    boolean areFigures() {
      return this == FIGURES || this == BARS;
    }
  }

  /** Code, shown as it is. */
  record Code(String language, String text) implements Block {}

  /** Charts side by side, on pages only; tables beside them say the same. */
  record Charts(List<Chart> charts, List<Legend> legend) implements Block {
    public Charts {
      charts = List.copyOf(charts);
      legend = List.copyOf(legend);
    }
  }

  /** A chart under its caption. */
  record Chart(String caption, String svg) {}

  /** What a colour means; the style is a tone's. */
  record Legend(String style, String name) {}

  /** What is folded away on pages until it is asked for. */
  record Fold(String summary, List<Block> blocks) implements Block {
    public Fold {
      blocks = List.copyOf(blocks);
    }
  }
}
