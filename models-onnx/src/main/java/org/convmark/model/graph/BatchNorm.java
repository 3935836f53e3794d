package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Batch normalisation over channels: {@code gamma (x - mean) / sqrt(variance + epsilon) + beta}
 * (Ioffe &amp; Szegedy 2015, arXiv:1502.03167). A vector's features are its channels.
 */
public record BatchNorm(float epsilon, Gamma gamma) implements Op {

  /** Whether a gain is learned; a convolution behind the rectifier makes it useless. */
  public enum Gamma {
    LEARNED,
    ONE
  }

  public BatchNorm {
    Require.positive("epsilon", epsilon);
  }

  @Override
  public String label() {
    return "bn";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Require.single(inputs);
  }

  @Override
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    int channels = inputs.get(0).channels();
    List<ParameterSpec> specs = new ArrayList<>();
    if (gamma == Gamma.LEARNED) {
      specs.add(ParameterSpec.perChannel(Role.GAMMA, channels));
    }
    specs.add(ParameterSpec.perChannel(Role.BETA, channels));
    specs.add(ParameterSpec.perChannel(Role.RUNNING_MEAN, channels));
    specs.add(ParameterSpec.perChannel(Role.RUNNING_VARIANCE, channels));
    return specs;
  }

  @Override
  public OnnxForm onnx() {
    return new OnnxForm(
        "BatchNormalization",
        List.of(new OnnxAttribute.Real("epsilon", epsilon)),
        gamma == Gamma.LEARNED ? List.of() : List.of(new OnnxConstant.PerChannel(1)));
  }
}
