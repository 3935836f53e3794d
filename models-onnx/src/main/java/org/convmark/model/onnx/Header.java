package org.convmark.model.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What stands before the graph in an exported file. The graph is written last, so that the content
 * key of a file of any size is found in its first few hundred bytes.
 *
 * @param contentKey of the export
 * @param bytes of the header and of the graph's tag and length
 * @param graphBytes the length of the graph as written
 */
record Header(String contentKey, long bytes, long graphBytes) {

  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 17;
  private static final String CONTENT_KEY = "content_key";

  /** Bounds what a file that is not ours can make us read. */
  private static final int LIMIT = 1 << 20;

  /** All of the model but the graph, with its provenance. */
  static ModelProto model(Provenance provenance, String contentKey) {
    ModelProto.Builder model = bare().toBuilder().setProducerVersion(provenance.build().version());
    provenance.entries().forEach((key, value) -> model.addMetadataProps(entry(key, value)));
    return model.addMetadataProps(entry(CONTENT_KEY, contentKey)).build();
  }

  /** What every model says. */
  static ModelProto bare() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("convmark")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
        .build();
  }

  /** The header of a file; empty if the file is none of ours or cannot be read. */
  static Optional<Header> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(file)) {
      CodedInputStream input = CodedInputStream.newInstance(stream);
      input.setSizeLimit(LIMIT);
      return parse(input);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Header> parse(CodedInputStream input) throws IOException {
    String key = "";
    for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      int type = WireFormat.getTagWireType(tag);
      if (type != WireFormat.WIRETYPE_VARINT && type != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        return Optional.empty();
      } else if (field == ModelProto.GRAPH_FIELD_NUMBER) {
        long length = input.readUInt64();
        return Optional.of(new Header(key, input.getTotalBytesRead(), length));
      } else if (field == ModelProto.METADATA_PROPS_FIELD_NUMBER) {
        StringStringEntryProto entry = StringStringEntryProto.parseFrom(input.readByteArray());
        key = entry.getKey().equals(CONTENT_KEY) ? entry.getValue() : key;
      } else {
        input.skipField(tag);
      }
    }
    return Optional.empty();
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}
