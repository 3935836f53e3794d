package org.convmark.bench.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.net.URL;
import java.util.regex.Pattern;
import org.convmark.bench.engine.NativeCache;

/**
 * ONNX Runtime's own libraries, which it would unpack into the temporary folder at every start: 28
 * MB on processors, more than 500 MB for GPUs.
 */
final class OwnLibraries {

  /** Tells ONNX Runtime where they are. */
  private static final String FOLDER = "onnxruntime.native.path";

  private static final String LINUX = "/ai/onnxruntime/native/linux-x64/libonnxruntime.so";

  /** TensorRT's part is the largest, and no engine of the suite. */
  private static final Pattern NEEDED =
      Pattern.compile("ai/onnxruntime/native/linux-x64/lib(?!.*tensorrt).*\\.so");

  private OwnLibraries() {}

  /** Unpacks them once for the machine, unless the user has named a folder that has them. */
  static void unpackOnce() throws IOException {
    URL library = OrtEnvironment.class.getResource(LINUX);
    if (library != null && isLinuxX64() && System.getProperty(FOLDER) == null) {
      System.setProperty(
          FOLDER, NativeCache.unpackByJar(library, NEEDED, "onnxruntime").toString());
    }
  }

  private static boolean isLinuxX64() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }
}
