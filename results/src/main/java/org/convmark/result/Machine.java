package org.convmark.result;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The stable fingerprint of the hardware: nothing measured, such as a clock, goes in.
 *
 * @param cpuModel as the processor names itself
 * @param physicalCores number of cores
 * @param logicalCores number of hardware threads
 * @param memoryGib installed memory, rounded to whole GiB
 * @param gpu where cells run on one; its driver is no part of it, since drivers are what is judged
 */
public record Machine(
    String cpuModel, int physicalCores, int logicalCores, long memoryGib, Optional<Gpu> gpu) {

  /**
   * A graphics processor.
   *
   * @param model as it names itself
   * @param memoryGib rounded to whole GiB
   */
  public record Gpu(String model, long memoryGib) {}

  /** The {@link #id()} of a machine of which a file tells nothing; no known one has it. */
  public static final String UNKNOWN_ID = "unknown";

  private static final int ID_DIGITS = 10;

  /** A machine, as far as cells on its processor are concerned. */
  public Machine(String cpuModel, int physicalCores, int logicalCores, long memoryGib) {
    this(cpuModel, physicalCores, logicalCores, memoryGib, Optional.empty());
  }

  /** The same, as far as cells on one of its GPUs are concerned. */
  public Machine with(Gpu other) {
    return new Machine(cpuModel, physicalCores, logicalCores, memoryGib, Optional.of(other));
  }

  /** A short name for the fingerprint, safe in file names: the start of its SHA-256. */
  public String id() {
    String all = cpuModel + "|" + physicalCores + "|" + logicalCores + "|" + memoryGib;
    all += gpu.map(each -> "|" + each.model() + "|" + each.memoryGib()).orElse("");
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
