package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convmark.bench.engine.InputData;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.model.graph.Auxiliary;
import org.convmark.model.graph.Graph;

/**
 * The loss of training: the mean over the batch of softmax's cross entropy with the smoothed
 * labels, and that of each auxiliary classifier times its weight. All that is the same in every
 * call is in arrays that are made once, of which a call takes one product with the logarithms.
 */
final class Objective {

  private final Dialect dialect;
  private final List<NDArray> targets = new ArrayList<>();

  /** Makes its arrays in {@code manager}, which frees them when it is closed. */
  Objective(Dialect dialect, LoadRequest request, NDManager manager) {
    this.dialect = dialect;
    Graph graph = request.network().graph();
    int classes = graph.output().output().channels();
    float[] labels =
        request.training().targets(InputData.labels(classes, request.batch()), classes);
    try (NDArray whole = manager.create(labels, new Shape(request.batch(), classes))) {
      Stream.concat(Stream.of(1f), graph.auxiliaries().stream().map(Auxiliary::lossWeight))
          .forEach(weight -> targets.add(whole.mul(-weight / request.batch())));
    }
  }

  /**
   * The loss of a pass.
   *
   * @param outputs the network's logits, then the auxiliary classifiers'
   */
  NDArray loss(NDList outputs) {
    try (Temporaries made = new Temporaries(dialect, GraphBlock.Mode.TRAINING)) {
      NDArray loss = crossEntropy(outputs.get(0), targets.get(0), made);
      for (int i = 1; i < targets.size(); i++) {
        NDArray auxiliary = made.add(crossEntropy(outputs.get(i), targets.get(i), made));
        loss = made.add(loss).add(auxiliary);
      }
      return loss;
    }
  }

  private static NDArray crossEntropy(NDArray logits, NDArray target, Temporaries made) {
    return made.add(made.add(logits.logSoftmax(1)).mul(target)).sum();
  }
}
