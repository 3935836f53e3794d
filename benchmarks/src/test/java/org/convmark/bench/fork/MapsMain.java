package org.convmark.bench.fork;

import java.nio.file.Files;
import java.nio.file.Path;
import org.convmark.bench.engine.SmallNet;
import org.convmark.bench.engine.TestSessions;
import org.convmark.result.Workload;

/** Calls a network on one engine and writes down which files this process has mapped. */
public final class MapsMain {

  private MapsMain() {}

  public static void main(String[] arguments) throws Exception {
    TestSessions.logits(arguments[0], SmallNet.graph(), Workload.FORWARD, 1);
    Files.copy(Path.of("/proc/self/maps"), Path.of(arguments[1]));
  }
}
