package org.convmark.bench.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import org.convmark.bench.djl.LoadedNetwork;
import org.convmark.bench.engine.Layout;
import org.convmark.model.graph.Parameter;

/** Reads back how PyTorch holds arrays. DJL has the call, but outside its public interface. */
final class Strides {

  private Strides() {}

  /** The layout of a network's weights; empty if none has more than one, or DJL can't tell. */
  static Optional<Layout> layout(LoadedNetwork network) {
    return network.arrays().entrySet().stream()
        .filter(entry -> differsByLayout(entry.getKey()))
        .findFirst()
        .flatMap(entry -> layout(entry.getValue()));
  }

  /** With one channel or one pixel both layouts are the same order. */
  private static boolean differsByLayout(Parameter parameter) {
    long[] shape = parameter.shape();
    return Layout.concerns(shape) && shape[1] > 1 && shape[2] * shape[3] > 1;
  }

  private static Optional<Layout> layout(NDArray array) {
    try (NDArray last = array.transpose(0, 2, 3, 1)) {
      return Optional.of(
          isContiguous((PtNDArray) last) ? Layout.CHANNELS_LAST : Layout.CHANNELS_FIRST);
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }

  private static boolean isContiguous(PtNDArray array) throws ReflectiveOperationException {
    Class<?> library = Class.forName("ai.djl.pytorch.jni.PyTorchLibrary");
    Field instance = library.getDeclaredField("LIB");
    Method method = library.getDeclaredMethod("torchIsContiguous", long.class);
    instance.setAccessible(true);
    method.setAccessible(true);
    return (boolean) method.invoke(instance.get(null), array.getHandle());
  }
}
