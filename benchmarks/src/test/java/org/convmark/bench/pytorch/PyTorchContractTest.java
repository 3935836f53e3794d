package org.convmark.bench.pytorch;

import org.convmark.bench.engine.EngineContract;

class PyTorchContractTest extends EngineContract {

  PyTorchContractTest() {
    super("pytorch", "onnxruntime");
  }
}
