package org.convmark.result;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The stable fingerprint of the hardware: nothing measured, such as a clock, goes in.
 *
 * @param cpuModel as the processor names itself
 * @param physicalCores number of cores
 * @param logicalCores number of hardware threads
 * @param memoryGib installed memory, rounded to whole GiB
 */
public record Machine(String cpuModel, int physicalCores, int logicalCores, long memoryGib) {

  /** The {@link #id()} of a machine of which a file tells nothing; no known one has it. */
  public static final String UNKNOWN_ID = "unknown";

  private static final int ID_DIGITS = 10;

  /** A short name for the fingerprint, safe in file names: the start of its SHA-256. */
  public String id() {
    String all = cpuModel + "|" + physicalCores + "|" + logicalCores + "|" + memoryGib;
    byte[] digest = sha256().digest(all.getBytes(StandardCharsets.UTF_8));
    return "m" + HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256; repair this one", e);
    }
  }
}
