package org.convmark.model.onnx;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.convmark.model.weights.Weights;

/** The bytes of one file, of which only those that are not weights are held in memory. */
final class Content {

  /** Values that are made at once. */
  private static final int CHUNK = 1 << 18;

  private final List<Segment> segments = new ArrayList<>();
  private ByteString tail = ByteString.EMPTY;
  private long size;

  /** Bytes, then the values of a parameter. */
  private record Segment(ByteString before, Initializer initializer) {}

  Content bytes(ByteString bytes) {
    tail = tail.concat(bytes);
    size += bytes.size();
    return this;
  }

  Content values(Initializer initializer) {
    segments.add(new Segment(tail, initializer));
    tail = ByteString.EMPTY;
    size += initializer.bytes();
    return this;
  }

  /** Appends another content's segments. */
  Content then(Content other) {
    for (Segment segment : other.segments) {
      bytes(segment.before()).values(segment.initializer());
    }
    return bytes(other.tail);
  }

  /** In bytes. */
  long size() {
    return size;
  }

  /** Writes everything, little-endian, in chunks. */
  void writeTo(FileChannel channel, Weights weights) throws IOException {
    ByteBuffer chunk =
        ByteBuffer.allocateDirect(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = FloatBuffer.allocate(CHUNK);
    for (Segment segment : segments) {
      drain(segment.before().asReadOnlyByteBuffer(), channel);
      long elements = segment.initializer().parameter().elements();
      for (long done = 0; done < elements; ) {
        done += segment.initializer().fill(chunk, floats, done, weights);
        drain(chunk, channel);
      }
    }
    drain(tail.asReadOnlyByteBuffer(), channel);
  }

  private static void drain(ByteBuffer buffer, FileChannel channel) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
