package org.convmark.bench.pytorch;

import java.util.Locale;
import java.util.Map;
import org.convmark.bench.djl.DjlRuntime;
import org.convmark.bench.engine.EngineException;
import org.convmark.bench.engine.EngineRuntime;
import org.convmark.bench.engine.FileRequest;
import org.convmark.bench.engine.FileSession;
import org.convmark.bench.engine.LoadRequest;
import org.convmark.bench.engine.Session;
import org.convmark.result.Status;

/** PyTorch that runs scripts: the suite's own of its networks, and those of users. */
final class ScriptRuntime implements EngineRuntime {

  private final ScriptDialect dialect;
  private final DjlRuntime networks;

  ScriptRuntime(ScriptDialect dialect) {
    this.dialect = dialect;
    networks = new DjlRuntime(dialect);
  }

  @Override
  public String version() {
    return networks.version();
  }

  @Override
  public Map<String, String> settings() {
    return networks.settings();
  }

  @Override
  public Session load(LoadRequest request) throws EngineException {
    return networks.load(request);
  }

  @Override
  public FileSession open(FileRequest request) throws EngineException {
    try {
      return new ScriptFileSession(dialect, request);
    } catch (RuntimeException e) {
      String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      throw new EngineException(
          Status.FAILED,
          String.format(Locale.ROOT, "pytorch-script: cannot load %s: %s", request.file(), reason),
          e);
    }
  }
}
