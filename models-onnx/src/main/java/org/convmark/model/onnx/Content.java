package org.convmark.model.onnx;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.convmark.model.graph.Parameter;
import org.convmark.model.weights.Weights;

/** The bytes of one file, of which only those that are not weights are held in memory. */
final class Content {

  private static final int CHUNK_BYTES = 1 << 20;

  private final List<Segment> segments = new ArrayList<>();
  private ByteString tail = ByteString.EMPTY;
  private long size;

  /** Bytes, then the values of a parameter. */
  private record Segment(ByteString before, Parameter parameter) {}

  Content bytes(ByteString bytes) {
    tail = tail.concat(bytes);
    size += bytes.size();
    return this;
  }

  Content values(Parameter parameter) {
    segments.add(new Segment(tail, parameter));
    tail = ByteString.EMPTY;
    size += parameter.bytes();
    return this;
  }

  /** Appends another content's segments. */
  Content then(Content other) {
    for (Segment segment : other.segments) {
      bytes(segment.before()).values(segment.parameter());
    }
    return bytes(other.tail);
  }

  /** In bytes. */
  long size() {
    return size;
  }

  /** Writes everything, little-endian, in chunks. */
  void writeTo(FileChannel channel, Weights weights) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Segment segment : segments) {
      drain(segment.before().asReadOnlyByteBuffer(), channel);
      long elements = segment.parameter().elements();
      for (long done = 0; done < elements; ) {
        FloatBuffer floats = chunk.clear().asFloatBuffer();
        floats.limit((int) Math.min(floats.capacity(), elements - done));
        weights.fill(segment.parameter(), done, floats);
        drain(chunk.limit(floats.limit() * Float.BYTES), channel);
        done += floats.limit();
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
