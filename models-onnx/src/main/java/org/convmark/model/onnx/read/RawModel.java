package org.convmark.model.onnx.read;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;

/**
 * A file as it was parsed, unchecked.
 *
 * @param header all but graph and functions
 * @param graph without initializers
 * @param initializers of the graph, without their values
 * @param functions that the file defines itself
 */
record RawModel(
    ModelProto header,
    GraphProto graph,
    List<StoredTensor> initializers,
    List<FunctionProto> functions) {}
