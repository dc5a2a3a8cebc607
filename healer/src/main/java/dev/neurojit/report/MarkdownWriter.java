package dev.neurojit.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Blocks as GitHub-flavoured Markdown. */
final class MarkdownWriter {
  private static final Pattern TONED = Pattern.compile("\\[\\[([^|\\]]*)\\|\\w+]]");

  private final StringBuilder text = new StringBuilder();

  String write(List<Block> blocks) {
    blocks.forEach(this::block);
    return text.toString().replaceAll("\n{3,}", "\n\n").strip() + "\n";
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading(int level, String words) ->
          text.append("#".repeat(level)).append(' ').append(inline(words)).append("\n\n");
      case Block.Prose(String words) -> text.append(inline(words)).append("\n\n");
      case Block.Bullets(List<String> items) -> bullets(items);
      case Block.Tiles(List<Block.Tile> tiles) ->
          bullets(
              tiles.stream()
                  .map(tile ->
                      "%s: **%s**%s"
                          .formatted(
                              tile.name(),
                              tile.value(),
                              tile.note().isEmpty() ? "" : " (" + tile.note() + ")"))
                  .toList());
      case Block.Table table -> table(table);
      case Block.Code(String language, String code) -> code(language, code);
      case Block.Charts charts -> {}
      case Block.Fold(String summary, List<Block> blocks) -> {
        text.append("**").append(inline(summary)).append("**\n\n");
        blocks.forEach(this::block);
      }
    }
  }

  private void bullets(List<String> items) {
    items.forEach(item -> text.append("- ").append(inline(item)).append('\n'));
    text.append('\n');
  }

  private void table(Block.Table table) {
    if (!table.caption().isEmpty()) {
      text.append(inline(table.caption())).append("\n\n");
    }
    row(table.columns().stream().map(Block.Column::name).toList());
    row(
        table.columns().stream()
            .map(column -> column.cells().areFigures() ? "---:" : "---")
            .toList());
    table.rows().forEach(cells -> row(table.columns(), cells));
    text.append('\n');
  }

  private void row(List<Block.Column> columns, List<String> cells) {
    row(
        IntStream.range(0, cells.size())
            .mapToObj(i -> literal(columns.get(i).cells(), cells.get(i)))
            .toList());
  }

  /** Words of others get a backslash before what has a meaning. */
  private static String literal(Block.Cells cells, String cell) {
    return cells == Block.Cells.TEXT || cells == Block.Cells.CODE
        ? cell.replaceAll("([\\\\`*_\\[\\]])", "\\\\$1")
        : cell;
  }

  private void row(List<String> cells) {
    text.append(
        cells.stream()
            .map(cell -> inline(cell).replace("|", "\\|").replace("\n", " "))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /** The fence is longer than any in the code. */
  private void code(String language, String code) {
    String fence = "```";
    while (code.contains(fence)) {
      fence += "`";
    }
    text.append(fence).append(language).append('\n').append(code.stripTrailing()).append('\n');
    text.append(fence).append("\n\n");
  }

  private static String inline(String words) {
    var out = new StringBuilder();
    String[] parts = TONED.matcher(words).replaceAll("$1").split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1 && i < parts.length - 1;
      out.append(i == 0 ? "" : "`").append(code ? parts[i] : parts[i].replace("<", "&lt;"));
    }
    return out.toString();
  }
}
