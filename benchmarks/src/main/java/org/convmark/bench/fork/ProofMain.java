package org.convmark.bench.fork;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.Session;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;
import org.convmark.result.Workload;

/**
 * Runs a cell's network once and writes its outputs, for comparison with the other engines'. For
 * training the gradients are compared, the auxiliary classifiers' too, with dropout off; a train
 * step computes the same ones. A few further calls tell how long one takes, from which the number
 * of iterations is planned. What a user's file gives is compared with nothing, and not written.
 */
public final class ProofMain {

  private static final int PILOT_CALLS = 3;

  private ProofMain() {}

  public static void main(String[] arguments) throws IOException {
    ForkProcess.begin();
    ForkSpec spec = ForkSpec.read(Path.of(arguments[0]));
    Path reportFile = Path.of(spec.report());
    Workload workload =
        spec.cell().workload() == Workload.FORWARD ? Workload.FORWARD : Workload.BACKWARD;
    try (ForkSession fork = ForkSession.open(spec, workload, OptionalLong.empty())) {
      outputs(fork, workload).write(Path.of(spec.outputs()));
      fork.session().release();
      fork.report().withPilot(pilotSeconds(fork.session())).write(reportFile);
    } catch (EngineException | RuntimeException | Error e) {
      ForkReport.of(ForkSession.outcomeOf(e, spec.cell())).write(reportFile);
    }
  }

  private static Outputs outputs(ForkSession fork, Workload workload) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    if (fork.graph().isEmpty()) {
      return new Outputs(arrays);
    }
    Graph graph = fork.graph().get();
    arrays.put(Outputs.LOGITS, fork.session().logits());
    if (workload == Workload.BACKWARD) {
      for (Parameter parameter : graph.parameters()) {
        if (parameter.role().isTrainable() && !graph.isShiftedAway(parameter)) {
          arrays.put(parameter.name(), Outputs.sample(fork.session().gradient(parameter)));
        }
      }
    }
    return new Outputs(arrays);
  }

  private static double pilotSeconds(Session session) {
    double fastest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < PILOT_CALLS; i++) {
      long start = System.nanoTime();
      session.prepare();
      session.run();
      session.release();
      fastest = Math.min(fastest, (System.nanoTime() - start) / 1e9);
    }
    return fastest;
  }
}
