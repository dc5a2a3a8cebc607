package dev.neurojit.report;

import java.util.List;

/**
 * A report, ready to be written as Markdown or as a page.
 *
 * @param title of the page
 * @param blocks in order; the first is the heading of level 1
 */
public record Report(String title, List<Block> blocks) {
  public Report {
    blocks = List.copyOf(blocks);
  }

  /** Returns it as GitHub-flavoured Markdown. Charts are left out: tables say the same. */
  public String markdown() {
    return new MarkdownWriter().write(blocks);
  }

  /** Returns it as one HTML page that needs nothing else: no network, no script. */
  public String html() {
    return new HtmlWriter().write(this);
  }
}
