package org.convmark.bench.pytorch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convmark.bench.engine.FileRequest;
import org.convmark.bench.engine.FileSession;
import org.convmark.model.onnx.read.InputType;

/** Inference of a user's script, whatever its {@code forward} returns. */
final class ScriptFileSession implements FileSession {

  private final ScriptDialect dialect;
  private final NDManager manager;
  private final PtSymbolBlock module;
  private final List<NDArray> inputs = new ArrayList<>();
  private IValue[] given = {};
  private IValue result;

  ScriptFileSession(ScriptDialect dialect, FileRequest request) {
    this.dialect = dialect;
    manager = NDManager.newBaseManager(Device.cpu(), dialect.djlName());
    try {
      String[] none = new String[0];
      module = JniUtils.loadModule((PtNDManager) manager, request.file(), false, none, none, false);
      JniUtils.enableInferenceMode(module);
      for (FileRequest.Input input : request.inputs()) {
        Shape shape = new Shape(input.spec().shape());
        inputs.add(manager.create(input.values(), shape, type(input.spec().type())));
      }
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  private static DataType type(InputType type) {
    return switch (type) {
      case FLOAT32 -> DataType.FLOAT32;
      case FLOAT16 -> DataType.FLOAT16;
      case FLOAT64 -> DataType.FLOAT64;
      case INT64 -> DataType.INT64;
      case INT32 -> DataType.INT32;
      case INT16 -> throw new IllegalArgumentException("int16: DJL aborts the process at it");
      case INT8 -> DataType.INT8;
      case UINT8 -> DataType.UINT8;
      case BOOL -> DataType.BOOLEAN;
    };
  }

  @Override
  public void prepare() {
    // whether gradients are recorded is a property of the thread, and true in a new one
    dialect.stopRecording();
    given = inputs.stream().map(input -> IValue.from((PtNDArray) input)).toArray(IValue[]::new);
  }

  @Override
  public void run() {
    result = IValueUtils.forward(module, given);
    dialect.synchronise();
  }

  @Override
  public Map<String, String> settings() {
    return dialect.settings();
  }

  @Override
  public void release() {
    for (IValue value : given) {
      value.close();
    }
    given = new IValue[0];
    if (result != null) {
      result.close();
      result = null;
    }
  }

  @Override
  public void close() {
    release();
    manager.close();
  }
}
