package org.convmark.model.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convmark.model.arch.Architectures;

/** Exports VGG-16 and prints bytes, peak resident set in KiB and milliseconds, or why not. */
final class ExportInSmallHeap {

  private ExportInSmallHeap() {}

  public static void main(String[] arguments) throws IOException {
    try {
      export(Path.of(arguments[0]));
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void export(Path file) throws IOException {
    long start = System.nanoTime();
    Exported exported = OnnxExport.of(Architectures.variant("vgg16"), 1).to(file);
    long millis = (System.nanoTime() - start) / 1_000_000;
    String peak =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .findFirst()
            .orElseThrow()
            .replaceAll("\\D", "");
    System.out.println(exported.bytes() + " " + peak + " " + millis);
  }
}
