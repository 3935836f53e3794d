package org.convmark.model.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Parameter;

/**
 * Values for every parameter of a graph: a function of seed, parameter name and index, so that
 * every engine gets the same bytes and nothing has to be kept. No value is zero or denormal, and
 * their spread keeps the root mean square of every activation near 1 for standardised images.
 */
public final class Weights {

  /** Changes whenever the same graph and seed would give other values. */
  private static final int ALGORITHM = 1;

  private final Graph graph;
  private final long seed;
  private final Map<String, Uniform> distributions;

  private Weights(Graph graph, long seed) {
    this.graph = graph;
    this.seed = seed;
    this.distributions = Moments.distributions(graph);
  }

  public static Weights seeded(Graph graph, long seed) {
    return new Weights(graph, seed);
  }

  public Graph graph() {
    return graph;
  }

  public long seed() {
    return seed;
  }

  /**
   * Fills {@code target} from its position to its limit with the values of {@code parameter} from
   * index {@code offset} on, in row-major order of its dimensions.
   */
  public void fill(Parameter parameter, long offset, FloatBuffer target) {
    Uniform distribution = distribution(parameter);
    if (offset < 0 || offset + target.remaining() > parameter.elements()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: expected indices in [0, %d), found [%d, %d)",
              parameter.name(),
              parameter.elements(),
              offset,
              offset + target.remaining()));
    }
    Counter counter = new Counter(seed, parameter.name());
    for (long index = offset; target.hasRemaining(); index++) {
      target.put(distribution.at(counter.unit(index)));
    }
  }

  /** All values in a new direct buffer of native byte order, 4 bytes a value. */
  public ByteBuffer direct(Parameter parameter) {
    if (parameter.bytes() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: expected at most %d bytes for one buffer, found %d; fill it in parts",
              parameter.name(),
              Integer.MAX_VALUE,
              parameter.bytes()));
    }
    ByteBuffer bytes =
        ByteBuffer.allocateDirect((int) parameter.bytes()).order(ByteOrder.nativeOrder());
    fill(parameter, 0, bytes.asFloatBuffer());
    return bytes;
  }

  /**
   * A SHA-256 in hexadecimal of all that determines the values: equal fingerprints mean equal bytes
   * in every parameter.
   */
  public String fingerprint() {
    MessageDigest digest = DigestUtils.getSha256Digest();
    add(digest, "convmark weights " + ALGORITHM + " seed " + seed);
    for (Parameter parameter : graph.parameters()) {
      add(digest, parameter.name() + " " + parameter.dims() + " " + bits(distribution(parameter)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Uniform distribution(Parameter parameter) {
    Uniform distribution = distributions.get(parameter.name());
    if (distribution == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: has no parameter %s", graph.name(), parameter.name()));
    }
    return distribution;
  }

  private static String bits(Uniform distribution) {
    return Float.floatToIntBits(distribution.centre())
        + " "
        + Float.floatToIntBits(distribution.halfWidth());
  }

  private static void add(MessageDigest digest, String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
