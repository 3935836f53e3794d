package org.convmark.bench.nvml;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One GPU. What its driver does not tell is empty. */
public final class Gpu {

  private static final double BYTES_PER_MIB = 1 << 20;
  private static final double MILLI = 1e-3;
  private static final int CLOCK_SM = 1;
  private static final int CLOCK_MEMORY = 2;
  private static final int SENSOR_GPU = 0;
  private static final int TEXT = 1024;
  private static final int INSUFFICIENT_SIZE = 7;

  /** {@code nvmlProcessInfo_t}: pid, bytes, two more numbers, with its padding. */
  private static final int PROCESS_BYTES = 24;

  private static final int PROCESS_MEMORY_AT = 8;

  private final NvmlLibrary library;
  private final Pointer handle;
  private final String name;
  private final String uuid;

  Gpu(NvmlLibrary library, Pointer handle, String name, String uuid) {
    this.library = library;
    this.handle = handle;
    this.name = name;
    this.uuid = uuid;
  }

  /** Such as {@code NVIDIA A100-SXM4-40GB}. */
  public String name() {
    return name;
  }

  /** Its identifier, which no other GPU has. */
  public String uuid() {
    return uuid;
  }

  /** Memory that it has. */
  public OptionalDouble totalMib() {
    return memory(0);
  }

  /** Memory that all processes together use of it. */
  public OptionalDouble usedMib() {
    return memory(2);
  }

  /** Memory that nobody uses of it. */
  public OptionalDouble freeMib() {
    return memory(1);
  }

  private OptionalDouble memory(int place) {
    long[] memory = new long[3];
    return library.nvmlDeviceGetMemoryInfo(handle, memory) == 0
        ? OptionalDouble.of(memory[place] / BYTES_PER_MIB)
        : OptionalDouble.empty();
  }

  /** Memory that this process uses of it; see {@link ProcessMemory} for when that can be told. */
  public OptionalDouble ownMib() {
    return ProcessMemory.mib(processes(), ProcessHandle.current().pid());
  }

  /**
   * The names of the programs that compute on it; {@code unknown} for those that the driver does
   * not name, as in other containers.
   */
  public List<String> programs() {
    return processes().stream().map(process -> program(process.pid())).toList();
  }

  private String program(long pid) {
    byte[] name = new byte[TEXT];
    return library.nvmlSystemGetProcessName((int) pid, name, TEXT) == 0
        ? program(Native.toString(name))
        : program("");
  }

  /** Arguments may hold secrets, and paths the names of users. */
  static String program(String command) {
    String path = command.split(" ", -1)[0];
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? "unknown" : name;
  }

  /** Whether the driver lets it go while nobody uses it, as far as it tells. */
  public boolean isLetGo() {
    OptionalInt mode = number(value -> library.nvmlDeviceGetPersistenceMode(handle, value));
    return mode.isPresent() && mode.getAsInt() == 0;
  }

  private List<ProcessMemory> processes() {
    for (int capacity = 16; capacity <= 1 << 12; capacity *= 4) {
      IntByReference count = new IntByReference(capacity);
      Memory infos = new Memory((long) capacity * PROCESS_BYTES);
      int result = processes(count, infos);
      if (result == 0) {
        return processes(infos, count.getValue());
      }
      if (result != INSUFFICIENT_SIZE) {
        return List.of();
      }
    }
    return List.of();
  }

  private int processes(IntByReference count, Memory infos) {
    try {
      return library.nvmlDeviceGetComputeRunningProcesses_v3(handle, count, infos);
    } catch (UnsatisfiedLinkError e) {
      return library.nvmlDeviceGetComputeRunningProcesses_v2(handle, count, infos);
    }
  }

  private static List<ProcessMemory> processes(Memory infos, int count) {
    List<ProcessMemory> processes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long at = (long) i * PROCESS_BYTES;
      processes.add(new ProcessMemory(infos.getInt(at), infos.getLong(at + PROCESS_MEMORY_AT)));
    }
    return processes;
  }

  /** How it does at this moment. */
  public GpuState state() {
    return new GpuState(
        clock(CLOCK_SM),
        clock(CLOCK_MEMORY),
        number(value -> library.nvmlDeviceGetTemperature(handle, SENSOR_GPU, value)),
        watts(),
        throttle());
  }

  /** What it has used since its driver was loaded, in J. */
  public OptionalDouble joules() {
    LongByReference millijoules = new LongByReference();
    try {
      return library.nvmlDeviceGetTotalEnergyConsumption(handle, millijoules) == 0
          ? OptionalDouble.of(millijoules.getValue() * MILLI)
          : OptionalDouble.empty();
    } catch (UnsatisfiedLinkError e) {
      return OptionalDouble.empty();
    }
  }

  private OptionalInt clock(int type) {
    return number(value -> library.nvmlDeviceGetClockInfo(handle, type, value));
  }

  private OptionalDouble watts() {
    OptionalInt milliwatts = number(value -> library.nvmlDeviceGetPowerUsage(handle, value));
    return milliwatts.isPresent()
        ? OptionalDouble.of(milliwatts.getAsInt() * MILLI)
        : OptionalDouble.empty();
  }

  private ThrottleReasons throttle() {
    LongByReference reasons = new LongByReference();
    return library.nvmlDeviceGetCurrentClocksThrottleReasons(handle, reasons) == 0
        ? new ThrottleReasons(reasons.getValue())
        : ThrottleReasons.UNKNOWN;
  }

  private interface NumberCall {
    int fill(IntByReference value);
  }

  private static OptionalInt number(NumberCall call) {
    IntByReference value = new IntByReference();
    return call.fill(value) == 0 ? OptionalInt.of(value.getValue()) : OptionalInt.empty();
  }
}
