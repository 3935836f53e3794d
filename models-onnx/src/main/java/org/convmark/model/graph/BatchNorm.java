package org.convmark.model.graph;

import java.util.List;

/**
 * Batch normalisation over channels: {@code gamma (x - mean) / sqrt(variance + epsilon) + beta}
 * (Ioffe &amp; Szegedy 2015, arXiv:1502.03167).
 */
public record BatchNorm(float epsilon) implements Op {

  public BatchNorm {
    Require.positive("epsilon", epsilon);
  }

  @Override
  public String label() {
    return "bn";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Require.single(inputs);
    Require.image(input);
    return input;
  }

  @Override
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    int channels = inputs.get(0).channels();
    return List.of(
        ParameterSpec.perChannel(Role.GAMMA, channels),
        ParameterSpec.perChannel(Role.BETA, channels),
        ParameterSpec.perChannel(Role.RUNNING_MEAN, channels),
        ParameterSpec.perChannel(Role.RUNNING_VARIANCE, channels));
  }

  @Override
  public OnnxForm onnx() {
    return OnnxForm.of("BatchNormalization", new OnnxAttribute.Real("epsilon", epsilon));
  }
}
