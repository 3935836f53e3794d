package org.convmark.bench.mxnet;

import org.convmark.bench.engine.EngineContract;

class MxNetSymbolContractTest extends EngineContract {

  MxNetSymbolContractTest() {
    super("mxnet-symbol", "onnxruntime");
  }
}
