package org.convmark.bench.pytorch;

import org.convmark.bench.engine.EngineContract;

class PyTorchScriptContractTest extends EngineContract {

  PyTorchScriptContractTest() {
    super("pytorch-script", "onnxruntime");
  }
}
