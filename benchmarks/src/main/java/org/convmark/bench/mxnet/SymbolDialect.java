package org.convmark.bench.mxnet;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDManager;
import org.convmark.bench.djl.LoadedNetwork;
import org.convmark.bench.engine.LoadRequest;

/** MXNet with the whole network as one symbol. */
final class SymbolDialect extends MxNetDialect {

  SymbolDialect(int threads) {
    super(threads);
  }

  @Override
  public LoadedNetwork load(LoadRequest request, NDManager manager) {
    return new SymbolNetwork(request, (MxNDManager) manager);
  }
}
