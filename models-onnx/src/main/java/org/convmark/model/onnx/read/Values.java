package org.convmark.model.onnx.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convmark.model.graph.Tensor;

/** What the names in a file stand for while its operators are read in order. */
final class Values {

  private final Map<String, Tensor> activations = new HashMap<>();
  private final Map<String, StoredTensor> stored = new HashMap<>();
  private final Set<StoredTensor> weights = new HashSet<>();

  Values(List<StoredTensor> initializers) {
    initializers.forEach(tensor -> stored.put(tensor.name(), tensor));
  }

  Optional<Tensor> activation(String name) {
    return Optional.ofNullable(activations.get(name));
  }

  Optional<StoredTensor> stored(String name) {
    return Optional.ofNullable(stored.get(name));
  }

  void put(String name, Tensor activation) {
    activations.put(name, activation);
  }

  void put(String name, StoredTensor tensor) {
    stored.put(name, tensor);
  }

  boolean has(String name) {
    return activations.containsKey(name) || stored.containsKey(name);
  }

  /** The dimensions of a weight; false if another operator has it already. */
  boolean take(StoredTensor tensor) {
    return weights.add(tensor);
  }

  static List<Integer> dims(StoredTensor tensor) {
    List<Integer> dims = new ArrayList<>();
    tensor.header().getDimsList().forEach(dim -> dims.add(Math.toIntExact(dim)));
    return dims;
  }
}
