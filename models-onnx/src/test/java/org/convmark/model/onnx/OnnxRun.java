package org.convmark.model.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convmark.model.graph.OnnxPart;
import org.convmark.model.graph.TrainingProblem;

/** Runs what is written on ONNX Runtime. */
final class OnnxRun {

  private OnnxRun() {}

  /** All outputs of a part that is given everything which the problem has. */
  static Map<String, float[]> of(OnnxPart part, TrainingProblem problem) throws OrtException {
    Map<String, float[]> given = new LinkedHashMap<>(problem.data());
    problem.parameters().forEach((parameter, values) -> given.put(parameter.name(), values));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(OnnxModel.of(part))) {
      return run(session, given);
    }
  }

  /** All outputs of a file that is given the inputs of that name. */
  static Map<String, float[]> of(Path file, Map<String, float[]> given) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = options();
        OrtSession session = environment.createSession(file.toString(), options)) {
      return run(session, given);
    }
  }

  /** Without the warning that an input with a default value is no constant. */
  private static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    return options;
  }

  private static Map<String, float[]> run(OrtSession session, Map<String, float[]> given)
      throws OrtException {
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    for (NodeInfo input : session.getInputInfo().values()) {
      if (given.containsKey(input.getName())) {
        inputs.put(
            input.getName(),
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(),
                FloatBuffer.wrap(given.get(input.getName())),
                ((TensorInfo) input.getInfo()).getShape()));
      }
    }
    Map<String, float[]> outputs = new LinkedHashMap<>();
    try (OrtSession.Result result = session.run(inputs)) {
      result.forEach(
          entry ->
              outputs.put(
                  entry.getKey(), ((OnnxTensor) entry.getValue()).getFloatBuffer().array()));
    }
    inputs.values().forEach(OnnxTensor::close);
    return outputs;
  }
}
