package dev.neurojit.analytics.ingest;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU time of this process and its children, user and system. */
final class CpuTime {
  /** Of user, system, and the same of children that ended, behind the name in brackets. */
  private static final int FIRST = 11;

  private static final double TICKS_A_SECOND = 100;

  private CpuTime() {}

  static double seconds() {
    var bean = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return bean.getProcessCpuTime() / 1e9
        + ProcessHandle.current().children().mapToDouble(child -> seconds(child.pid())).sum();
  }

  private static double seconds(long process) {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
      String[] figures = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
      double ticks = 0;
      for (int i = FIRST; i < FIRST + 4; i++) {
        ticks += Double.parseDouble(figures[i]);
      }
      return ticks / TICKS_A_SECOND;
    } catch (IOException gone) {
      return 0;
    }
  }
}
