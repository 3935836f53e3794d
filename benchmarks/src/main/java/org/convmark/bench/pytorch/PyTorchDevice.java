package org.convmark.bench.pytorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.convmark.bench.engine.Cuda;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.NativeCache;

/**
 * Where PyTorch is to run, and which of its libraries that takes.
 *
 * @param provider the engine's, for messages
 * @param device as DJL names it
 */
record PyTorchDevice(org.convmark.bench.engine.Engine provider, Device device) {

  /** What DJL reads to take a library that is given rather than one that it finds. */
  private static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";

  private static final String FLAVOR = "PYTORCH_FLAVOR";

  /** A library for GPUs of a jar, as the jar describes it. */
  private record Library(URL description, String version, String flavor, String classifier) {

    private static Library read(URL description) throws IOException {
      Properties properties = new Properties();
      try (InputStream in = description.openStream()) {
        properties.load(in);
      }
      return new Library(
          description,
          properties.getProperty("version"),
          properties.getProperty("flavor", "cpu"),
          properties.getProperty("classifier"));
    }

    private Path unpacked() throws IOException {
      String entries = "pytorch/" + flavor + "/" + classifier + "/";
      return NativeCache.unpack(
          description,
          Pattern.compile(Pattern.quote(entries) + "[^/]+"),
          String.format(Locale.ROOT, "pytorch/%s-%s-%s", version, flavor, classifier));
    }
  }

  /**
   * Makes the process ready to load PyTorch for a device.
   *
   * @throws EngineException with UNAVAILABLE, if the build or the machine lacks the device
   */
  static PyTorchDevice of(
      org.convmark.bench.engine.Engine provider, org.convmark.bench.engine.Device device)
      throws EngineException, IOException {
    if (device.kind() == org.convmark.bench.engine.Device.Kind.CPU) {
      Cuda.hide();
      return new PyTorchDevice(provider, Device.cpu());
    }
    Optional<Library> bundled = bundled();
    if (System.getenv(LIBRARY_PATH) == null && bundled.isEmpty()) {
      throw Cuda.notBuilt(provider);
    }
    Cuda.choose(provider, device);
    if (System.getenv(LIBRARY_PATH) == null) {
      // DJL itself would look for CUDA in the system, and take the processor's library without
      System.setProperty(LIBRARY_PATH, bundled.orElseThrow().unpacked().toString());
      System.setProperty(FLAVOR, bundled.orElseThrow().flavor());
    }
    return new PyTorchDevice(provider, Device.gpu(Cuda.ONLY));
  }

  private static Optional<Library> bundled() throws IOException {
    ClassLoader loader = PyTorchDevice.class.getClassLoader();
    for (URL each : Collections.list(loader.getResources("native/lib/pytorch.properties"))) {
      Library library = Library.read(each);
      if (library.flavor().startsWith("cu")) {
        return Optional.of(library);
      }
    }
    return Optional.empty();
  }

  /**
   * Sees that the loaded library has what the device takes, and fixes what it would choose.
   *
   * @throws EngineException with UNAVAILABLE, if it has not
   */
  void prepare(Engine engine) throws EngineException {
    if (!device.isGpu()) {
      return;
    }
    if (!engine.hasCapability(StandardCapabilities.CUDA)) {
      throw Cuda.unavailable(
          provider, "the library that was loaded finds no GPU; see docs/gpu-check.md");
    }
    if (!engine.hasCapability(StandardCapabilities.CUDNN)) {
      throw Cuda.withoutCuDnn(provider, "PyTorch tells of none");
    }
    JniUtils.setBenchmarkCuDNN(true);
  }
}
