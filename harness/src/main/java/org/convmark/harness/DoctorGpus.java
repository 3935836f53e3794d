package org.convmark.harness;

import static org.convmark.harness.DoctorCheck.Verdict.PROBLEM;
import static org.convmark.harness.DoctorCheck.Verdict.WARNING;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convmark.bench.engine.Cuda;
import org.convmark.bench.engine.Device;
import org.convmark.bench.nvml.Gpu;
import org.convmark.bench.nvml.Nvml;
import org.convmark.bench.nvml.NvmlException;
import org.convmark.bench.nvml.ThrottleReasons;

/** What {@code doctor} says of NVIDIA GPUs and their driver. */
final class DoctorGpus {

  private static final String AREA = "gpu";
  private static final Path PCI = Path.of("/sys/bus/pci/devices");
  private static final String NVIDIA = "0x10de";

  /** Bits of nvml.h that mean no more than that nothing runs. */
  private static final long IDLE = 1;

  private DoctorGpus() {}

  static List<DoctorCheck> checks() {
    List<DoctorCheck> checks = new ArrayList<>();
    try {
      Nvml nvml = Nvml.open();
      checks.add(
          DoctorCheck.ok(
              AREA, "driver", nvml.driverVersion() + ", CUDA up to " + nvml.cudaVersion()));
      checks.add(compute());
      for (Device device : Cuda.devices()) {
        checks.addAll(checks(device.toString(), Cuda.gpu(device)));
      }
      if (Cuda.devices().isEmpty()) {
        checks.add(
            DoctorCheck.ok(AREA, "devices", "none")
                .but(PROBLEM, "this process may use no GPU: unset " + Nvml.VISIBLE_DEVICES));
      }
    } catch (NvmlException e) {
      checks.add(withoutDriver(e, isThere()));
    }
    return checks;
  }

  static DoctorCheck withoutDriver(NvmlException reason, boolean isGpuThere) {
    DoctorCheck check = DoctorCheck.ok(AREA, "driver", reason.getMessage());
    return isGpuThere
        ? check.but(
            PROBLEM,
            "this machine has an NVIDIA GPU: install its driver for CUDA 12.6 or newer, in a"
                + " container pass the GPU through (docker run --gpus all); then build with mvn verify"
                + " -Pcuda")
        : check;
  }

  private static boolean isThere() {
    try (DirectoryStream<Path> devices = Files.newDirectoryStream(PCI)) {
      for (Path device : devices) {
        // bridges and sound of the same maker have other classes than 03, display
        if (line(device.resolve("vendor")).equals(NVIDIA)
            && line(device.resolve("class")).startsWith("0x03")) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static String line(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  private static DoctorCheck compute() {
    DoctorCheck check = DoctorCheck.ok(AREA, "compute", "libcuda.so.1");
    try {
      Nvml.requireCompute();
      return check;
    } catch (NvmlException e) {
      return check.but(
          PROBLEM, e.getMessage() + ": docker run -e NVIDIA_DRIVER_CAPABILITIES=compute,utility");
    }
  }

  private static List<DoctorCheck> checks(String device, Gpu gpu) {
    return List.of(
        DoctorCheck.ok(
            AREA,
            device,
            String.format(
                Locale.ROOT, "%s, %.0f MiB", gpu.name(), gpu.totalMib().orElse(Double.NaN))),
        persistence(device, gpu),
        programs(device, gpu.programs()),
        throttle(device, gpu.state().throttle()));
  }

  private static DoctorCheck persistence(String device, Gpu gpu) {
    return gpu.isLetGo()
        ? DoctorCheck.ok(AREA, device + " persistence", "off")
            .but(
                WARNING,
                "the driver lets the GPU go between forks, whose loads are longer then: sudo"
                    + " nvidia-smi -pm 1")
        : DoctorCheck.ok(AREA, device + " persistence", "not off");
  }

  static DoctorCheck programs(String device, List<String> programs) {
    DoctorCheck check =
        DoctorCheck.ok(
            AREA,
            device + " other programs",
            programs.isEmpty() ? "none seen" : String.join(", ", programs));
    return programs.isEmpty()
        ? check
        : check.but(
            WARNING,
            "they compute on it and hold its memory: stop them (nvidia-smi lists them), or take"
                + " another --device");
  }

  static DoctorCheck throttle(String device, ThrottleReasons reasons) {
    DoctorCheck check = DoctorCheck.ok(AREA, device + " throttle", reasons);
    return reasons.equals(ThrottleReasons.UNKNOWN) || (reasons.bits() & ~IDLE) == 0
        ? check
        : check.but(
            WARNING,
            "its clocks are held down: see to its cooling and power, and nvidia-smi -q -d"
                + " PERFORMANCE");
  }
}
