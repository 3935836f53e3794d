package org.convmark.bench.nvml;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The driver of this machine's GPUs. Opened once, it stays so to the end of the process. */
public final class Nvml {

  /** The variable by which a user or a scheduler gives a process some of the GPUs. */
  public static final String VISIBLE_DEVICES = "CUDA_VISIBLE_DEVICES";

  private static final String COMPUTE = "libcuda.so.1";
  private static final int TEXT = 96;

  private final NvmlLibrary library;

  private Nvml(NvmlLibrary library) {
    this.library = library;
  }

  /**
   * Loads the driver's library.
   *
   * @throws NvmlException if it is not there, or knows of no driver that runs
   */
  public static Nvml open() throws NvmlException {
    try {
      NvmlLibrary library = Native.load(NvmlLibrary.FILE, NvmlLibrary.class);
      int result = library.nvmlInit_v2();
      if (result != 0) {
        throw new NvmlException(
            String.format(
                Locale.ROOT,
                "the NVIDIA driver does not answer: %s",
                library.nvmlErrorString(result)));
      }
      return new Nvml(library);
    } catch (UnsatisfiedLinkError e) {
      throw new NvmlException("no NVIDIA driver is here: there is no " + NvmlLibrary.FILE);
    }
  }

  /**
   * Sees that programs can compute, which takes another of the driver's libraries than asking it
   * does; ONNX Runtime takes the process down where that is missing.
   *
   * @throws NvmlException if it is not there
   */
  public static void requireCompute() throws NvmlException {
    try {
      NativeLibrary.getInstance(COMPUTE);
    } catch (UnsatisfiedLinkError e) {
      throw new NvmlException(
          "the NVIDIA driver is here without "
              + COMPUTE
              + ", as in a container that lacks the driver capability 'compute'");
    }
  }

  /** The GPUs that this process may use, in the order of {@code cuda:0}, {@code cuda:1}…. */
  public List<Gpu> gpus() throws NvmlException {
    IntByReference count = new IntByReference();
    check("nvmlDeviceGetCount", library.nvmlDeviceGetCount_v2(count));
    List<Gpu> all = new ArrayList<>();
    for (int i = 0; i < count.getValue(); i++) {
      PointerByReference handle = new PointerByReference();
      check("nvmlDeviceGetHandleByIndex", library.nvmlDeviceGetHandleByIndex_v2(i, handle));
      all.add(gpu(handle.getValue()));
    }
    List<String> uuids = all.stream().map(Gpu::uuid).toList();
    return VisibleDevices.of(System.getenv(VISIBLE_DEVICES), uuids).stream().map(all::get).toList();
  }

  private Gpu gpu(Pointer handle) throws NvmlException {
    String name =
        text("nvmlDeviceGetName", bytes -> library.nvmlDeviceGetName(handle, bytes, TEXT));
    String uuid =
        text("nvmlDeviceGetUUID", bytes -> library.nvmlDeviceGetUUID(handle, bytes, TEXT));
    return new Gpu(library, handle, name, uuid);
  }

  /** Such as {@code 550.54.15}. */
  public String driverVersion() throws NvmlException {
    return text(
        "nvmlSystemGetDriverVersion", bytes -> library.nvmlSystemGetDriverVersion(bytes, TEXT));
  }

  /** The newest CUDA that the driver can run, such as {@code 12.4}. */
  public String cudaVersion() throws NvmlException {
    IntByReference version = new IntByReference();
    check("nvmlSystemGetCudaDriverVersion", library.nvmlSystemGetCudaDriverVersion_v2(version));
    return version.getValue() / 1000 + "." + version.getValue() % 1000 / 10;
  }

  private interface TextCall {
    int fill(byte[] bytes);
  }

  private String text(String call, TextCall filler) throws NvmlException {
    byte[] bytes = new byte[TEXT];
    check(call, filler.fill(bytes));
    return Native.toString(bytes);
  }

  private void check(String call, int result) throws NvmlException {
    if (result != 0) {
      throw new NvmlException(
          String.format(
              Locale.ROOT,
              "the NVIDIA driver refuses %s: %s",
              call,
              library.nvmlErrorString(result)));
    }
  }
}
