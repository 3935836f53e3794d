package org.convmark.bench.torchscript;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.convmark.bench.engine.Layout;
import org.convmark.bench.engine.NetworkData;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.engine.Training;
import org.convmark.model.graph.AvgPool;
import org.convmark.model.graph.Graph;
import org.convmark.model.graph.Node;
import org.convmark.model.graph.Parameter;
import org.convmark.model.weights.Half;

/**
 * A network as a TorchScript archive. Its {@code forward} takes a batch of N×C×H×W and returns a
 * list: the logits, then those of the auxiliary classifiers. The same network and training give the
 * same bytes, and of the weights no more is held than a chunk, or those of one convolution.
 */
public final class ScriptArchive {

  /** The method that frees the trainable parameters of gradients, for the passes after it. */
  public static final String RENEWAL = "renew";

  /** The method that moves all weights against their gradients, as plain SGD does. */
  public static final String UPDATE = "update";

  /** The method that returns the arrays of all parameters as they are now, in the graph's order. */
  public static final String ARRAYS = "arrays";

  private static final int CHUNK = 1 << 16;

  /** As PyTorch's own writer aligns data. */
  private static final int ALIGNMENT = 64;

  /** Any moment will do that does not depend on the time zone. */
  private static final LocalDateTime MOMENT = LocalDateTime.of(1980, 2, 1, 12, 0);

  private final NetworkData network;
  private final Graph graph;
  private final Names names;
  private final Training training;
  private final Precision precision;
  private final Layout layout;

  /**
   * An archive of {@code network}.
   *
   * @param training whether its dropout drops values in training
   * @param precision of weights and input, fp32 or fp16
   * @param layout in which the weights of convolutions are kept, and are when they are loaded
   */
  public ScriptArchive(NetworkData network, Training training, Precision precision, Layout layout) {
    this.network = network;
    this.graph = network.graph();
    this.names = new Names(graph);
    this.training = training;
    this.precision = precision;
    this.layout = layout;
  }

  /** Writes the archive, over an older file if there is one. */
  public void write(Path file) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      zip.setUseZip64(Zip64Mode.Never);
      text(zip, "version", "10\n");
      text(zip, "byteorder", "little");
      text(zip, "code/__torch__.py", new Code(graph, names, training, precision).text());
      entry(zip, "data.pkl", ModuleData.of(graph, names, precision, layout));
      // the empty tuple: constants are in the code
      entry(zip, "constants.pkl", new Pickle().emptyTuple().end());
      List<Parameter> parameters = graph.parameters();
      for (int i = 0; i < parameters.size(); i++) {
        values(zip, "data/" + i, parameters.get(i));
      }
      int next = parameters.size();
      for (Node pool : names.shares().keySet()) {
        entry(zip, "data/" + next++, shares(pool));
      }
    }
  }

  private byte[] shares(Node node) {
    float[] shares = ((AvgPool) node.op()).shares(graph.shape(node.inputs().get(0)));
    ByteBuffer bytes = ByteBuffer.allocate(shares.length * precision.bytes());
    encode(FloatBuffer.wrap(shares), bytes.order(ByteOrder.LITTLE_ENDIAN));
    return bytes.array();
  }

  private static void text(ZipArchiveOutputStream zip, String name, String content)
      throws IOException {
    entry(zip, name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static void entry(ZipArchiveOutputStream zip, String name, byte[] content)
      throws IOException {
    begin(zip, name, content.length);
    zip.write(content);
    zip.closeArchiveEntry();
  }

  private void values(ZipArchiveOutputStream zip, String name, Parameter parameter)
      throws IOException {
    begin(zip, name, parameter.elements() * precision.bytes());
    FloatBuffer chunk = FloatBuffer.allocate(CHUNK);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    Values values = values(parameter);
    for (long offset = 0; offset < parameter.elements(); offset += CHUNK) {
      int count = (int) Math.min(CHUNK, parameter.elements() - offset);
      values.fill(offset, chunk.clear().limit(count));
      encode(chunk.flip(), bytes);
      zip.write(bytes.array(), 0, count * precision.bytes());
    }
    zip.closeArchiveEntry();
  }

  /** The values of a parameter in the order of the layout, from any index on. */
  private interface Values {
    void fill(long offset, FloatBuffer target);
  }

  private Values values(Parameter parameter) {
    if (layout == Layout.CHANNELS_FIRST || !Layout.concerns(parameter.shape())) {
      return (offset, target) -> network.fill(parameter, offset, target);
    }
    FloatBuffer arranged =
        Layout.channelsLast(network.direct(parameter).asFloatBuffer(), parameter.shape())
            .asFloatBuffer();
    return (offset, target) ->
        target.put(arranged.slice(Math.toIntExact(offset), target.remaining()));
  }

  private void encode(FloatBuffer values, ByteBuffer bytes) {
    if (precision == Precision.FP16) {
      Half.encode(values, bytes.clear());
    } else {
      bytes.clear().asFloatBuffer().put(values);
    }
  }

  private static void begin(ZipArchiveOutputStream zip, String name, long size) throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry("network/" + name);
    // PyTorch reads what is stored only
    entry.setMethod(ZipArchiveOutputStream.STORED);
    entry.setAlignment(ALIGNMENT);
    entry.setTimeLocal(MOMENT);
    entry.setSize(size);
    zip.putArchiveEntry(entry);
  }
}
