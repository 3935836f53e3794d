package org.convmark.model.onnx;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.convmark.model.weights.Weights;

/**
 * A SHA-256 over all that determines an export, save who built the exporter: a new commit that
 * changes nothing about a model must not write gigabytes again.
 */
final class ContentKey {

  /** Changes whenever the same graph and weights would be written otherwise. */
  private static final int EXPORTER = 1;

  private ContentKey() {}

  /** {@code dataFile} is the name of the external data, empty for a single file. */
  static String of(Weights weights, Skeleton skeleton, Provenance provenance, String dataFile) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    String line =
        String.join(
            "\n",
            "convmark export " + EXPORTER,
            dataFile,
            provenance.model(),
            provenance.variant(),
            provenance.citation(),
            weights.fingerprint());
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update(skeleton.graph().toByteArray());
    return HexFormat.of().formatHex(digest.digest());
  }
}
