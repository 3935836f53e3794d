/**
 * What NVIDIA's driver tells of its GPUs, through its management library NVML; knows no engine.
 * Only here is that library named, and it is loaded only where it is.
 */
package org.convmark.bench.nvml;
