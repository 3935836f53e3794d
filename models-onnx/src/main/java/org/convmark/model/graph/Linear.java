package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.List;

/** A fully connected layer on a vector. */
public record Linear(int units, Bias bias) implements Op {

  public Linear {
    Require.positive("units", units);
  }

  @Override
  public String label() {
    return "linear";
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Require.single(inputs);
    if (input.isImage()) {
      throw new IllegalArgumentException(
          "expected a vector, found an image of " + input + "; flatten it first");
    }
    return Shape.vector(units);
  }

  @Override
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    List<ParameterSpec> specs = new ArrayList<>();
    specs.add(new ParameterSpec(Role.WEIGHT, List.of(units, inputs.get(0).channels())));
    if (bias == Bias.LEARNED) {
      specs.add(ParameterSpec.perChannel(Role.BIAS, units));
    }
    return specs;
  }

  @Override
  public long macs(List<Shape> inputs, Shape output) {
    return (long) units * inputs.get(0).channels();
  }

  @Override
  public boolean countsActivations() {
    return true;
  }

  @Override
  public OnnxForm onnx() {
    return OnnxForm.of("Gemm", new OnnxAttribute.Whole("transB", 1));
  }

  @Override
  public Gradient train(Site site) {
    site.asInInference(onnx());
    return dy -> {
      site.learn(
          Role.WEIGHT,
          site.op("Gemm", List.of(dy, site.x()), new OnnxAttribute.Whole("transA", 1)));
      if (bias == Bias.LEARNED) {
        site.learn(Role.BIAS, site.sum(dy, 0));
      }
      return List.of(site.op("MatMul", dy, site.parameter(Role.WEIGHT)));
    };
  }
}
