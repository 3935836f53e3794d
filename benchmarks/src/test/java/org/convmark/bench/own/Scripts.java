package org.convmark.bench.own;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** TorchScript archives with a program of their own, and zip files that only look like one. */
public final class Scripts {

  /** {@code Module} without parameters: PyTorch's pickle of an object with {@code training}. */
  private static final String DATA =
      "\u0080\u0002c__torch__\nModule\n)\u0081}(X\u0008\u0000\u0000\u0000training\u0089ub.";

  private static final String NO_CONSTANTS = "\u0080\u0002).";

  private Scripts() {}

  /** A program whose method is {@code def forward(self, ...}, written from its second argument. */
  public static Path write(Path file, String signature, String body) throws IOException {
    return zip(file, ZipOutputStream.STORED, entries(signature, body));
  }

  static Map<String, String> entries(String signature, String body) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("net/version", "3\n");
    entries.put(
        "net/code/__torch__.py",
        "class Module(Module):\n"
            + "  __parameters__ = []\n"
            + "  __buffers__ = []\n"
            + "  training : bool\n"
            + "  def forward(self: __torch__.Module, "
            + signature
            + ":\n    "
            + body
            + "\n");
    entries.put("net/data.pkl", DATA);
    entries.put("net/constants.pkl", NO_CONSTANTS);
    return entries;
  }

  static Path zip(Path file, int method, Map<String, String> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        byte[] content = entry.getValue().getBytes(StandardCharsets.ISO_8859_1);
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setMethod(method);
        if (method == ZipOutputStream.STORED) {
          CRC32 crc = new CRC32();
          crc.update(content);
          header.setSize(content.length);
          header.setCrc(crc.getValue());
        }
        zip.putNextEntry(header);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return file;
  }
}
