package org.convmark.bench.mxnet;

import org.convmark.bench.engine.EngineContract;

class MxNetContractTest extends EngineContract {

  MxNetContractTest() {
    super("mxnet", "onnxruntime");
  }
}
