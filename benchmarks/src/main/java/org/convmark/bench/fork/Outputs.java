package org.convmark.bench.fork;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What a proof compares: named arrays, the logits and for training a sample of every gradient.
 *
 * @param arrays by name, in order
 */
public record Outputs(Map<String, float[]> arrays) {

  /** The name of the N×classes logits. */
  public static final String LOGITS = "logits";

  /** Gradients longer than this are compared at this many places. */
  private static final int SAMPLE = 1 << 16;

  private static final double NEGLIGIBLE = 1e-6;

  /**
   * At most {@value #SAMPLE} values of a gradient, from places that a hash scatters over all of it:
   * evenly spaced ones fall on the same tap of every kernel.
   */
  static float[] sample(float[] gradient) {
    if (gradient.length <= SAMPLE) {
      return gradient;
    }
    SplittableRandom places = new SplittableRandom(gradient.length);
    float[] sample = new float[SAMPLE];
    for (int i = 0; i < SAMPLE; i++) {
      sample[i] = gradient[places.nextInt(gradient.length)];
    }
    return sample;
  }

  /**
   * The relative error of the logits against {@code reference}'s: the Euclidean norm of the
   * difference over that of the reference. Infinite if anything is not finite, or all is zero.
   */
  public double logitsError(Outputs reference) {
    return error(arrays.get(LOGITS), reference.arrays.get(LOGITS), 0);
  }

  /**
   * The worst relative error of any gradient; 0 if there are none. A gradient whose norm is below a
   * millionth of the largest, whose true value is zero, is measured against that floor.
   */
  public double gradientError(Outputs reference) {
    if (!arrays.keySet().equals(reference.arrays.keySet())) {
      throw new IllegalArgumentException("outputs: expected the same arrays");
    }
    double largest =
        reference.gradients().values().stream().mapToDouble(Outputs::norm).max().orElse(0);
    double worst = 0;
    for (Map.Entry<String, float[]> gradient : gradients().entrySet()) {
      float[] expected = reference.arrays.get(gradient.getKey());
      worst = Math.max(worst, error(gradient.getValue(), expected, NEGLIGIBLE * largest));
    }
    return worst;
  }

  private Map<String, float[]> gradients() {
    Map<String, float[]> gradients = new LinkedHashMap<>(arrays);
    gradients.remove(LOGITS);
    return gradients;
  }

  private static double error(float[] actual, float[] expected, double floor) {
    double error = distance(actual, expected) / Math.max(norm(expected), floor);
    return Double.isFinite(error) ? error : Double.POSITIVE_INFINITY;
  }

  private static double norm(float[] values) {
    return distance(values, new float[values.length]);
  }

  private static double distance(float[] a, float[] b) {
    if (a.length != b.length) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(arrays.size());
      for (Map.Entry<String, float[]> entry : arrays.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getValue().length);
        for (float value : entry.getValue()) {
          out.writeFloat(value);
        }
      }
    }
  }

  /** Reads what a proof wrote. */
  public static Outputs read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      Map<String, float[]> arrays = new LinkedHashMap<>();
      for (int remaining = in.readInt(); remaining > 0; remaining--) {
        String name = in.readUTF();
        float[] values = new float[in.readInt()];
        for (int i = 0; i < values.length; i++) {
          values[i] = in.readFloat();
        }
        arrays.put(name, values);
      }
      return new Outputs(arrays);
    }
  }
}
