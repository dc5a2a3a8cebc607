package dev.neurojit.report;

import dev.neurojit.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A report as one page. */
final class HtmlWriter {
  private static final Pattern TONED = Pattern.compile("\\[\\[([^|\\]]*)\\|(\\w+)]]");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final StringBuilder page = new StringBuilder();
  private final List<String> sections = new ArrayList<>();

  String write(Report report) {
    report.blocks().forEach(this::block);
    String body = page.toString();
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <link rel="icon" href="data:,">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(
            escaped(report.title()),
            Resource.text(HtmlWriter.class, "page.css"),
            body.replaceFirst("<nav></nav>", Matcher.quoteReplacement(contents())));
  }

  private String contents() {
    var links = new StringBuilder("<nav aria-label=\"Sections\"><ul>");
    for (int i = 0; i < sections.size(); i++) {
      links.append("<li><a href=\"#s%d\">%s</a></li>".formatted(i, inline(sections.get(i))));
    }
    return sections.size() < 3 ? "" : links.append("</ul></nav>").toString();
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading(int level, String words) -> heading(level, words);
      case Block.Prose(String words) -> line("<p>" + inline(words) + "</p>");
      case Block.Bullets(List<String> items) -> {
        line("<ul>");
        items.forEach(item -> line("<li>" + inline(item) + "</li>"));
        line("</ul>");
      }
      case Block.Tiles(List<Block.Tile> tiles) -> tiles(tiles);
      case Block.Table table -> table(table);
      case Block.Code(String language, String code) -> code(language, code);
      case Block.Charts(List<Block.Chart> charts, List<Block.Legend> legend) ->
          charts(charts, legend);
      case Block.Fold(String summary, List<Block> blocks) -> {
        line("<details><summary>" + inline(summary) + "</summary>");
        blocks.forEach(this::block);
        line("</details>");
      }
    }
  }

  private void heading(int level, String words) {
    if (level == 2) {
      line("<h2 id=\"s%d\">%s</h2>".formatted(sections.size(), inline(words)));
      sections.add(words);
    } else {
      line("<h%d>%s</h%d>".formatted(level, inline(words), level));
    }
    if (level == 1) {
      line("<nav></nav>");
    }
  }

  private void tiles(List<Block.Tile> tiles) {
    line("<dl class=\"tiles\">");
    for (Block.Tile tile : tiles) {
      line(
          "<div><dt>%s</dt><dd>%s</dd><dd class=\"note\">%s</dd></div>"
              .formatted(inline(tile.name()), inline(tile.value()), inline(tile.note())));
    }
    line("</dl>");
  }

  private void table(Block.Table table) {
    String label = table.caption().isEmpty() ? "Table" : table.caption();
    line(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\"><table>"
            .formatted(escaped(label.replaceAll("[`\\[\\]]", ""))));
    if (!table.caption().isEmpty()) {
      line("<caption>" + inline(table.caption()) + "</caption>");
    }
    head(table.columns());
    for (List<String> cells : table.rows()) {
      page.append("<tr>");
      for (int i = 0; i < cells.size(); i++) {
        page.append(cell(table, i, cells.get(i)));
      }
      line("</tr>");
    }
    line("</table></div>");
  }

  private void head(List<Block.Column> columns) {
    page.append("<tr>");
    for (Block.Column column : columns) {
      String style = column.cells().areFigures() ? " class=\"figure\"" : "";
      page.append("<th scope=\"col\"%s>%s</th>".formatted(style, inline(column.name())));
    }
    line("</tr>");
  }

  private static String cell(Block.Table table, int column, String cell) {
    return switch (table.columns().get(column).cells()) {
      case WORDS -> "<td>" + inline(cell) + "</td>";
      case TEXT -> "<td>" + escaped(cell) + "</td>";
      case CODE -> "<td><code>" + escaped(cell) + "</code></td>";
      case FIGURES -> "<td class=\"figure\">" + inline(cell) + "</td>";
      case BARS -> {
        double most =
            table.rows().stream().mapToDouble(row -> figure(row.get(column))).max().orElse(0);
        long percent = most > 0 ? Math.round(100 * figure(cell) / most) : 0;
        yield "<td class=\"figure meter\" style=\"--part:%d%%\">%s</td>"
            .formatted(percent, escaped(cell));
      }
    };
  }

  private static double figure(String cell) {
    try {
      return cell.isEmpty() ? 0 : Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void charts(List<Block.Chart> charts, List<Block.Legend> legend) {
    if (!legend.isEmpty()) {
      page.append("<ul class=\"legend\">");
      legend.forEach(each ->
          page.append(
              "<li><i class=\"swatch %s\"></i>%s</li>"
                  .formatted(each.style(), inline(each.name()))));
      line("</ul>");
    }
    line("<div class=\"charts\">");
    for (Block.Chart chart : charts) {
      line(
          "<figure><figcaption>%s</figcaption>%s</figure>"
              .formatted(inline(chart.caption()), chart.svg()));
    }
    line("</div>");
  }

  private void code(String language, String code) {
    page.append("<pre tabindex=\"0\"><code>");
    for (String each : code.stripTrailing().split("\n", -1)) {
      String style = language.equals("diff") ? tone(each) : "";
      page.append(
          style.isEmpty()
              ? escaped(each) + "\n"
              : "<span class=\"%s\">%s</span>\n".formatted(style, escaped(each)));
    }
    line("</code></pre>");
  }

  private static String tone(String line) {
    if (line.startsWith("--- ") || line.startsWith("+++ ")) {
      return "hunk";
    }
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> "added";
      case '-' -> "removed";
      case '@' -> "hunk";
      default -> "";
    };
  }

  private static String inline(String words) {
    String code = CODE.matcher(escaped(words)).replaceAll("<code>$1</code>");
    return TONED.matcher(code).replaceAll("<span class=\"badge $2\">$1</span>");
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
