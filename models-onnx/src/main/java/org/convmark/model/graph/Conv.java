package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A convolution, grouped if {@code groups} exceeds 1. */
public record Conv(int filters, Window window, int groups, Bias bias) implements Op {

  public Conv {
    Require.positive("filters", filters);
    Require.positive("groups", groups);
    if (filters % groups != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "conv: %d filters do not divide into %d groups", filters, groups));
    }
    if (window.rounding() == Rounding.CEIL) {
      throw new IllegalArgumentException("conv: rounding up is a rule of pools only");
    }
  }

  @Override
  public String label() {
    return "conv" + window.kernel();
  }

  @Override
  public String title() {
    return groups == 1 ? label() : label() + "-g" + groups;
  }

  @Override
  public Optional<Window> sliding() {
    return Optional.of(window);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Require.single(inputs);
    Require.image(input);
    if (input.channels() % groups != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d input channels do not divide into %d groups",
              input.channels(),
              groups));
    }
    return window.slide(input, filters);
  }

  @Override
  public List<ParameterSpec> parameters(List<Shape> inputs) {
    List<ParameterSpec> specs = new ArrayList<>();
    specs.add(
        new ParameterSpec(
            Role.WEIGHT,
            List.of(
                filters,
                inputs.get(0).channels() / groups,
                window.kernelHeight(),
                window.kernelWidth())));
    if (bias == Bias.LEARNED) {
      specs.add(ParameterSpec.perChannel(Role.BIAS, filters));
    }
    return specs;
  }

  @Override
  public long macs(List<Shape> inputs, Shape output) {
    return output.elements() * (inputs.get(0).channels() / groups) * window.area();
  }

  @Override
  public boolean countsActivations() {
    return true;
  }

  @Override
  public OnnxForm onnx() {
    List<OnnxAttribute> attributes = new ArrayList<>(window.onnx());
    attributes.add(new OnnxAttribute.Whole("group", groups));
    return OnnxForm.of("Conv", attributes);
  }

  @Override
  public Gradient train(Site site) {
    site.asInInference(onnx());
    return new ConvGradient(this, site);
  }
}
