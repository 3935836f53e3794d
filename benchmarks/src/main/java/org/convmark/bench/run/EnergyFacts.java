package org.convmark.bench.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convmark.bench.energy.EnergyCounter;
import org.convmark.bench.energy.EnergyException;
import org.convmark.bench.engine.Cuda;
import org.convmark.bench.engine.Device;

/** What a run tells of the counters of energy: what they cover, or why there is none. */
final class EnergyFacts {

  private EnergyFacts() {}

  /** A fact {@code energy} of the processor, and one such as {@code cuda:0 energy} of each GPU. */
  static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("energy", fact(Device.CPU));
    for (Device device : Cuda.devices()) {
      facts.put(device + " energy", fact(device));
    }
    return facts;
  }

  private static String fact(Device device) {
    try {
      EnergyCounter counter = EnergyCounter.of(device);
      return counter.source().word() + ": " + counter.covered();
    } catch (EnergyException e) {
      return "not measured: " + e.getMessage();
    }
  }
}
