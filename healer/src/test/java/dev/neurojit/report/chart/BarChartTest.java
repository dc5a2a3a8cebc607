package dev.neurojit.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BarChartTest {
  @Test
  void armsOfOneModelAreToldApart() {
    String chart =
        BarChart.of(
            "Rates",
            List.of(
                new BarChart.Group("model.gguf (free)", List.of()),
                new BarChart.Group("model.gguf (constrained)", List.of()),
                new BarChart.Group("short.gguf", List.of())));
    assertThat(chart).contains(">model.g…f (free)<", ">model.g…trained)<", ">short.gguf<");
  }
}
