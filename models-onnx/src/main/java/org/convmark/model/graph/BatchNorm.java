package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Batch normalisation over channels: {@code gamma (x - mean) / sqrt(variance + epsilon) + beta}
 * (Ioffe &amp; Szegedy 2015, arXiv:1502.03167). A vector's features are its channels.
 */
public record BatchNorm(float epsilon, Gamma gamma) implements Op {

  /** What training keeps of a running statistic at each step. */
  public static final float MOMENTUM = 0.9f;

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

  /**
   * With the batch's own mean and variance, each over images and pixels. Written out, since not
   * every runtime has the training mode of ONNX's operator.
   */
  @Override
  public Gradient train(Site site) {
    List<Integer> axes = site.input().isImage() ? List.of(0, 2, 3) : List.of(0);
    String mean = site.mean(site.x(), axes);
    String centred = site.kept(site.op("Sub", site.x(), mean), site.input().batched(site.batch()));
    String variance = site.mean(site.op("Mul", centred, centred), axes);
    site.track(Role.RUNNING_MEAN, flat(site, mean));
    site.track(Role.RUNNING_VARIANCE, flat(site, variance));
    String deviation = site.op("Sqrt", site.op("Add", variance, site.real(epsilon)));
    String inverse = site.kept(site.op("Reciprocal", deviation), perChannel(site));
    String gain =
        gamma == Gamma.ONE
            ? inverse
            : site.kept(site.op("Mul", inverse, perChannel(site, Role.GAMMA)), perChannel(site));
    site.result("Add", site.op("Mul", centred, gain), perChannel(site, Role.BETA));
    return dy -> List.of(gradient(site, dy, new Batch(axes, centred, inverse, gain)));
  }

  /** What the forward pass leaves: images less their mean, 1 / deviation, and that times gamma. */
  private record Batch(List<Integer> axes, String centred, String inverse, String gain) {}

  /** Ioffe &amp; Szegedy 2015, section 3. */
  private String gradient(Site site, String dy, Batch batch) {
    Shape shape = site.input();
    float values = (float) site.batch() * shape.height() * shape.width();
    String mean = site.mean(dy, batch.axes());
    String covariance = site.mean(site.op("Mul", dy, batch.centred()), batch.axes());
    String correlation = site.op("Mul", covariance, batch.inverse());
    site.learn(Role.BETA, flat(site, site.times(mean, values)));
    if (gamma == Gamma.LEARNED) {
      site.learn(Role.GAMMA, flat(site, site.times(correlation, values)));
    }
    String slope = site.op("Mul", correlation, batch.inverse());
    String common = site.op("Mul", batch.centred(), slope);
    return site.op("Mul", batch.gain(), site.op("Sub", site.op("Sub", dy, mean), common));
  }

  private static String flat(Site site, String perChannel) {
    return site.reshape(perChannel, -1);
  }

  private static String perChannel(Site site, Role role) {
    return site.reshape(site.parameter(role), perChannel(site));
  }

  private static long[] perChannel(Site site) {
    int channels = site.input().channels();
    return site.input().isImage() ? new long[] {1, channels, 1, 1} : new long[] {1, channels};
  }
}
