package org.convmark.harness;

import org.convmark.model.onnx.BuildInfo;
import picocli.CommandLine.IVersionProvider;

/** Version and commit of this build. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    BuildInfo build = BuildInfo.current();
    return new String[] {"convmark " + build.version() + " (" + build.commit() + ")"};
  }
}
