package org.convmark.bench.onnxruntime;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convmark.bench.engine.NativeCache;

/**
 * NVIDIA's libraries, which ONNX Runtime's for GPUs asks the system's loader for. Where the build
 * brings them they are loaded by path beforehand: the loader takes a library that is there already
 * under its name, so nothing has to be set before the process starts, which JMH's forks would not
 * allow.
 */
final class CudaLibraries {

  /** What every ONNX Runtime since 1.19 calls for convolutions. */
  private static final String CUDNN = "libcudnn.so.9";

  private static final String JAR = "/META-INF/maven/org.bytedeco/cuda/pom.properties";

  /** Of the toolkit only what ONNX Runtime reads, and what that reads in turn. */
  private static final Pattern NEEDED =
      Pattern.compile(
          "org/bytedeco/cuda/linux-x86_64/"
              + "lib(cudart|cublas|cublasLt|curand|cufft|nvJitLink|nvrtc|cudnn)[.\\w-]*\\.so[.\\d]*");

  private CudaLibraries() {}

  /** Loads the libraries of the build; does nothing if it has none, for the system may. */
  static void load() throws IOException {
    URL jar = CudaLibraries.class.getResource(JAR);
    if (jar == null) {
      return;
    }
    Properties properties = new Properties();
    try (InputStream in = jar.openStream()) {
      properties.load(in);
    }
    String name = "cuda/" + properties.getProperty("version");
    try (Stream<Path> files = Files.list(NativeCache.unpack(jar, NEEDED, name))) {
      load(files.sorted().toList());
    }
  }

  /** Loads each after those that it needs: what fails is tried again once others are there. */
  private static void load(List<Path> files) {
    List<Path> waiting = new ArrayList<>();
    UnsatisfiedLinkError reason = null;
    for (Path file : files) {
      try {
        System.load(file.toString());
      } catch (UnsatisfiedLinkError e) {
        waiting.add(file);
        reason = e;
      }
    }
    if (waiting.size() == files.size() && reason != null) {
      throw reason;
    }
    if (!waiting.isEmpty()) {
      load(waiting);
    }
  }

  /**
   * The version of cuDNN that the process now has, such as {@code 9.5.1}.
   *
   * @throws UnsatisfiedLinkError if there is none
   */
  static String cuDnnVersion() {
    long version =
        ((Number)
                NativeLibrary.getInstance(CUDNN)
                    .getFunction("cudnnGetVersion")
                    .invoke(Long.class, new Object[0]))
            .longValue();
    return String.format(
        Locale.ROOT, "%d.%d.%d", version / 10_000, version % 10_000 / 100, version % 100);
  }
}
