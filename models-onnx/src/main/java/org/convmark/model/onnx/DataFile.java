package org.convmark.model.onnx;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file of external weights: who it belongs to.
 *
 * @param name beside the model's file
 * @param contentKey of the export
 */
record DataFile(String name, String contentKey) {

  /** The first bytes of the file; readers of ONNX skip them. */
  ByteString mark() {
    return ByteString.copyFromUtf8("convmark external data\n" + contentKey + "\n");
  }

  /** Whether {@code file} begins with this mark. */
  boolean marks(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return ByteString.copyFrom(stream.readNBytes(mark().size())).equals(mark());
    } catch (IOException e) {
      return false;
    }
  }
}
