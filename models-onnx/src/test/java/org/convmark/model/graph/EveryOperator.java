package org.convmark.model.graph;

/** A small network in which every operator occurs, for tests that must cover them all. */
public final class EveryOperator {

  private EveryOperator() {}

  /** 3×19×19 to 10 class probabilities. */
  public static Graph graph() {
    return Graph.build("every_operator", Shape.image(3, 19, 19), EveryOperator::network);
  }

  private static Tensor network(Tensor images) {
    Tensor x = images.in("stem").conv(16, Window.square(3).pad(1)).relu();
    x = x.lrn(5, 1e-4f, 0.75f, 1).maxPool(Window.square(2).stride(2).ceil());
    x = x.in("grouped").groupedConv(32, Window.of(1, 3).pad(0, 2, 0, 0), 4).relu();
    Tensor module = x.in("module");
    x =
        module
            .at("1x1")
            .conv(8, Window.square(1))
            .relu()
            .in("module")
            .concat(
                module.at("pool").maxPool(Window.square(3).pad(1)).conv(8, Window.square(1)).relu(),
                module.at("mean").avgPool(Window.square(3).pad(1), AvgPool.Divisor.PIXELS));
    Tensor branch =
        x.in("block").convNoBias(48, Window.square(3).stride(2).pad(1)).batchNorm(1e-5f);
    Tensor shortcut =
        x.in("block/shortcut").convNoBias(48, Window.square(1).stride(2)).batchNorm(1e-5f);
    x = branch.add(shortcut).relu();
    x = x.in("scaled").convNoBias(48, Window.square(1)).batchNorm(1e-3f).scale(0.5f).add(x).relu();
    Tensor depthwise = x.in("depthwise").groupedConvNoBias(64, Window.square(3).pad(1), 16);
    x = depthwise.batchNormNoGamma(1e-3f).add(x.in("depthwise/shortcut").padChannels(16)).relu();
    x = x.in("narrow").convNoBias(48, Window.square(1)).batchNormNoGamma(1e-3f).relu();
    x = x.in("pool").avgPool(Window.square(2), AvgPool.Divisor.WINDOW).globalAvgPool().flatten();
    x = x.in("embedding").linearNoBias(48).batchNorm(1e-3f);
    return x.in("classifier").dropout(0.5f).linear(10).softmax();
  }
}
