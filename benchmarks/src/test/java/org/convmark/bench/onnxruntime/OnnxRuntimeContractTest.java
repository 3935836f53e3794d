package org.convmark.bench.onnxruntime;

import org.convmark.bench.engine.EngineContract;

class OnnxRuntimeContractTest extends EngineContract {

  OnnxRuntimeContractTest() {
    super("onnxruntime", "pytorch");
  }
}
