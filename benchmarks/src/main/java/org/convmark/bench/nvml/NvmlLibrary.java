package org.convmark.bench.nvml;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** The calls of nvml.h that are needed, under its names; each returns 0 or an error's number. */
interface NvmlLibrary extends Library {

  /** The file that comes with the driver. */
  String FILE = "libnvidia-ml.so.1";

  int nvmlInit_v2();

  String nvmlErrorString(int result);

  int nvmlSystemGetDriverVersion(byte[] version, int length);

  int nvmlSystemGetCudaDriverVersion_v2(IntByReference version);

  int nvmlDeviceGetCount_v2(IntByReference count);

  int nvmlDeviceGetHandleByIndex_v2(int index, PointerByReference device);

  int nvmlDeviceGetName(Pointer device, byte[] name, int length);

  int nvmlDeviceGetUUID(Pointer device, byte[] uuid, int length);

  /** {@code total}, {@code free} and {@code used} bytes. */
  int nvmlDeviceGetMemoryInfo(Pointer device, long[] memory);

  int nvmlDeviceGetComputeRunningProcesses_v3(Pointer device, IntByReference count, Memory infos);

  /** The same with older drivers. */
  int nvmlDeviceGetComputeRunningProcesses_v2(Pointer device, IntByReference count, Memory infos);

  /** The program of a process with its path, and with its arguments on some drivers. */
  int nvmlSystemGetProcessName(int pid, byte[] name, int length);

  int nvmlDeviceGetPersistenceMode(Pointer device, IntByReference mode);

  int nvmlDeviceGetClockInfo(Pointer device, int type, IntByReference megahertz);

  int nvmlDeviceGetTemperature(Pointer device, int sensor, IntByReference celsius);

  /** Since the driver was loaded, of GPUs from Volta on; older drivers do not know the call. */
  int nvmlDeviceGetTotalEnergyConsumption(Pointer device, LongByReference millijoules);

  int nvmlDeviceGetPowerUsage(Pointer device, IntByReference milliwatts);

  int nvmlDeviceGetCurrentClocksThrottleReasons(Pointer device, LongByReference reasons);
}
