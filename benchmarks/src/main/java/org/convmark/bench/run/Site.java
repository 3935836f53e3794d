package org.convmark.bench.run;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.plan.Plan;
import org.convmark.result.Outcome;
import org.convmark.result.Status;

/**
 * Where a run happens; what engines say of themselves stands for the whole of it.
 *
 * @param host the machine
 * @param engines how ready each is, by its name and device
 * @param mark what a reader must know of the cells that are measured here; mostly nothing
 */
record Site(Host host, Map<String, Probe.Availability> engines, String mark) {

  /** Asks all engines on the devices of a plan. */
  static Site of(Host host, Plan plan, Workspace workspace) throws IOException {
    Probe probe = new Probe(new Worker(workspace), workspace);
    Map<String, Probe.Availability> engines = new HashMap<>();
    for (String device : plan.scope().devices()) {
      for (String engine : Engines.names()) {
        engines.put(key(engine, device), probe.ask(engine, device));
      }
    }
    return new Site(host, engines, "");
  }

  /** The same, where cells are marked. */
  Site marking(String remark) {
    return new Site(host, engines, remark);
  }

  private static String key(String engine, String device) {
    return engine + " on " + device;
  }

  Outcome availability(String engine, String device) {
    return engines.get(key(engine, device)).outcome();
  }

  /** Versions, or why there is none, for the environment. */
  Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    engines.forEach(
        (engine, availability) ->
            facts.put(
                "engine " + engine,
                availability.outcome().status() == Status.OK
                    ? availability.version()
                    : availability.outcome().message()));
    return facts;
  }
}
