package org.convmark.model.onnx.read;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a model field by field. Protobuf's own parser would hold all weights, and would take a
 * length that a file claims for granted; here values are skipped, and what is kept has bounds.
 */
final class ModelParser {

  /**
   * Bounds all that is kept of a file; ordinary networks have less than 2 MiB of it. A message of
   * two bytes becomes an object of more than a hundred.
   */
  private static final long MOST_KEPT = 4 << 20;

  private static final int MOST_MESSAGES = 50_000;

  /** Values of a tensor whose message is longer are skipped: no shape or scalar is so long. */
  private static final int SMALL_TENSOR = 1 << 12;

  private static final int MOST_DIMS = 64;

  private final CodedInputStream in;
  private final long size;
  private final ModelProto.Builder header = ModelProto.newBuilder();
  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final List<StoredTensor> initializers = new ArrayList<>();
  private final List<FunctionProto> functions = new ArrayList<>();
  private long kept;
  private int messages;

  /** What reads one field, whose tag has been read. */
  private interface FieldReader {
    void read(int field, int tag) throws IOException;
  }

  ModelParser(CodedInputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  /**
   * The whole file.
   *
   * @throws InvalidProtocolBufferException if it is damaged or no protobuf
   * @throws IllegalArgumentException if it exceeds a bound
   */
  RawModel parse() throws IOException {
    fields(this::modelField);
    if (in.getTotalBytesRead() != size) {
      throw damaged();
    }
    return new RawModel(
        header.build(), graph.build(), List.copyOf(initializers), List.copyOf(functions));
  }

  private void modelField(int field, int tag) throws IOException {
    switch (field) {
      case ModelProto.IR_VERSION_FIELD_NUMBER -> header.setIrVersion(whole(tag));
      case ModelProto.PRODUCER_NAME_FIELD_NUMBER -> header.setProducerName(text(tag));
      case ModelProto.PRODUCER_VERSION_FIELD_NUMBER -> header.setProducerVersion(text(tag));
      case ModelProto.OPSET_IMPORT_FIELD_NUMBER ->
          header.addOpsetImport(OperatorSetIdProto.parseFrom(message(tag)));
      case ModelProto.GRAPH_FIELD_NUMBER -> nested(tag, this::graphField);
      case ModelProto.FUNCTIONS_FIELD_NUMBER ->
          functions.add(FunctionProto.parseFrom(message(tag)));
      default -> skip(tag);
    }
  }

  private void graphField(int field, int tag) throws IOException {
    switch (field) {
      case GraphProto.NAME_FIELD_NUMBER -> graph.setName(text(tag));
      case GraphProto.NODE_FIELD_NUMBER -> graph.addNode(NodeProto.parseFrom(message(tag)));
      case GraphProto.INPUT_FIELD_NUMBER -> graph.addInput(ValueInfoProto.parseFrom(message(tag)));
      case GraphProto.OUTPUT_FIELD_NUMBER ->
          graph.addOutput(ValueInfoProto.parseFrom(message(tag)));
      case GraphProto.INITIALIZER_FIELD_NUMBER -> initializers.add(tensor(tag));
      case GraphProto.SPARSE_INITIALIZER_FIELD_NUMBER -> throw Operators.sparse();
      default -> skip(tag);
    }
  }

  private StoredTensor tensor(int tag) throws IOException {
    int length = length(tag);
    count();
    if (length <= SMALL_TENSOR) {
      keep(length);
      return StoredTensor.whole(TensorProto.parseFrom(in.readRawBytes(length)));
    }
    TensorFields tensor = new TensorFields();
    int limit = in.pushLimit(length);
    fields(tensor::read);
    in.popLimit(limit);
    return new StoredTensor(tensor.header.build(), tensor.rawBytes, tensor.typedBytes);
  }

  /** A tensor that is too long to be held. */
  private final class TensorFields {

    private final TensorProto.Builder header = TensorProto.newBuilder();
    private long rawBytes;
    private long typedBytes;

    private void read(int field, int tag) throws IOException {
      switch (field) {
        case TensorProto.DIMS_FIELD_NUMBER -> dims(tag);
        case TensorProto.DATA_TYPE_FIELD_NUMBER -> header.setDataType((int) whole(tag));
        case TensorProto.NAME_FIELD_NUMBER -> header.setName(text(tag));
        case TensorProto.EXTERNAL_DATA_FIELD_NUMBER ->
            header.addExternalData(StringStringEntryProto.parseFrom(message(tag)));
        case TensorProto.DATA_LOCATION_FIELD_NUMBER -> {
          TensorProto.DataLocation location = TensorProto.DataLocation.forNumber((int) whole(tag));
          header.setDataLocation(location == null ? TensorProto.DataLocation.EXTERNAL : location);
        }
        case TensorProto.RAW_DATA_FIELD_NUMBER -> {
          int length = length(tag);
          in.skipRawBytes(length);
          rawBytes += length;
        }
        default -> {
          int before = in.getTotalBytesRead();
          skip(tag);
          typedBytes += in.getTotalBytesRead() - before;
        }
      }
    }

    private void dims(int tag) throws IOException {
      if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
        dim();
        return;
      }
      int limit = in.pushLimit(length(tag));
      while (in.getBytesUntilLimit() > 0) {
        dim();
      }
      in.popLimit(limit);
    }

    private void dim() throws IOException {
      if (header.getDimsCount() == MOST_DIMS) {
        throw new IllegalArgumentException("a tensor has more than " + MOST_DIMS + " dimensions");
      }
      header.addDims(in.readInt64());
    }
  }

  private void fields(FieldReader reader) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      reader.read(WireFormat.getTagFieldNumber(tag), tag);
    }
  }

  private void nested(int tag, FieldReader reader) throws IOException {
    int limit = in.pushLimit(length(tag));
    fields(reader);
    in.popLimit(limit);
  }

  private byte[] message(int tag) throws IOException {
    int length = length(tag);
    count();
    keep(length);
    return in.readRawBytes(length);
  }

  private String text(int tag) throws IOException {
    return new String(message(tag), StandardCharsets.UTF_8);
  }

  private long whole(int tag) throws IOException {
    require(tag, WireFormat.WIRETYPE_VARINT);
    return in.readInt64();
  }

  /** The length of a field that comes next, which must be there. */
  private int length(int tag) throws IOException {
    require(tag, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    int length = in.readUInt32();
    if (length < 0 || length > size - in.getTotalBytesRead()) {
      throw damaged();
    }
    return length;
  }

  private void skip(int tag) throws IOException {
    int type = WireFormat.getTagWireType(tag);
    if (type == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      in.skipRawBytes(length(tag));
    } else if (type == WireFormat.WIRETYPE_START_GROUP || type == WireFormat.WIRETYPE_END_GROUP) {
      throw damaged();
    } else {
      in.skipField(tag);
    }
  }

  private static void require(int tag, int wireType) throws IOException {
    if (WireFormat.getTagWireType(tag) != wireType) {
      throw damaged();
    }
  }

  private void keep(int length) {
    kept += length;
    if (kept > MOST_KEPT) {
      throw new IllegalArgumentException(
          "expected at most 4 MiB beside the initializers, found more; store weights as"
              + " initializers, not as constants");
    }
  }

  private void count() {
    messages++;
    if (messages > MOST_MESSAGES) {
      throw new IllegalArgumentException(
          "expected at most " + MOST_MESSAGES + " operators and tensors, found more");
    }
  }

  private static InvalidProtocolBufferException damaged() {
    return new InvalidProtocolBufferException("a field does not fit");
  }
}
