package dev.neurojit.flight.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time, which a machine shared with others does not change much. */
final class Cpu {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Cpu() {}

  /** Nanoseconds of all threads. The clock ticks every 10 ms. */
  static long ofProcess() {
    return SYSTEM.getProcessCpuTime();
  }
}
