package org.convmark.bench.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.convmark.bench.djl.LoadedNetwork;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.torchscript.ScriptArchive;
import org.convmark.model.graph.Parameter;

/** PyTorch with each network as one script. */
final class ScriptDialect extends PyTorchDialect {

  ScriptDialect(PyTorchDevice device, int threads) throws EngineException {
    super(device, threads);
  }

  @Override
  public void update(LoadedNetwork network, Map<Parameter, NDArray> leaves) {
    stopRecording();
    ((ScriptNetwork) network).update();
  }

  @Override
  public LoadedNetwork load(LoadRequest request, NDManager manager) {
    ScriptArchive archive =
        new ScriptArchive(
            request.network(), request.training(), request.precision(), layout(request));
    try {
      Path file = Files.createTempFile("network", ".pt");
      try {
        archive.write(file);
        return new ScriptNetwork(file, request, (PtNDManager) manager);
      } finally {
        // PyTorch has read all of it into its own memory
        Files.delete(file);
      }
    } catch (IOException e) {
      String folder = System.getProperty("java.io.tmpdir");
      throw new UncheckedIOException(
          "the TorchScript archive could not be written to " + folder + "; make room there", e);
    }
  }
}
