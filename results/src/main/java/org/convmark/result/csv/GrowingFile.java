package org.convmark.result.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** A CSV file to which whole rows are added; what is there stays as it is, byte by byte. */
final class GrowingFile {

  private final Path file;

  GrowingFile(Path file) {
    this.file = file;
  }

  /**
   * Refuses a file to which rows of this table can't be added.
   *
   * @throws IllegalArgumentException if its columns are others
   */
  void requireColumns(Table<?> table) throws IOException {
    byte[] header = table.render(List.of()).getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(header.length), header)) {
        throw new IllegalArgumentException(
            OneLine.path(file)
                + ": expected the columns that this version of the suite writes, found others; go on"
                + " with the version that began the run, or begin a new one");
      }
    }
  }

  /**
   * Adds rows, which are on disk when this returns. If they can't be written the file is as it was.
   */
  void add(String rows) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long end = channel.size();
      try {
        writeAt(channel, end, ByteBuffer.wrap(rows.getBytes(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        cut(channel, end, e);
        throw e;
      }
    } catch (IOException e) {
      throw new IOException(OneLine.path(file) + ": can't be written: " + OneLine.reason(e), e);
    }
  }

  private static void cut(FileChannel channel, long end, IOException cause) {
    try {
      channel.truncate(end);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static void writeAt(FileChannel channel, long start, ByteBuffer content)
      throws IOException {
    long position = start;
    while (content.hasRemaining()) {
      position += channel.write(content, position);
    }
    channel.force(true);
  }

  /** Whether a row stays. */
  interface RowTest {

    /**
     * Of one row.
     *
     * @param index from 0, without the header
     * @param firstField as it is written
     */
    boolean stays(int index, String firstField);
  }

  /**
   * Drops rows that are not wanted, and what is no whole row, such as what a process left that was
   * killed. All others keep their bytes.
   */
  void keepOnly(RowTest test) throws IOException {
    byte[] content = Files.readAllBytes(file);
    ByteArrayOutputStream kept = new ByteArrayOutputStream(content.length);
    int start = 0;
    int index = -1;
    for (int next = endOfRow(content, start); next > 0; next = endOfRow(content, start)) {
      if (index < 0 || test.stays(index, firstField(content, start))) {
        kept.write(content, start, next - start);
      }
      start = next;
      index++;
    }
    if (kept.size() < content.length) {
      AtomicFile.write(file, kept.toByteArray());
    }
  }

  /** The place after the row that begins at {@code start}; 0 if it is not whole. */
  private static int endOfRow(byte[] content, int start) {
    boolean quoted = false;
    for (int i = start; i < content.length; i++) {
      quoted ^= content[i] == '"';
      if (content[i] == '\n' && !quoted) {
        return i + 1;
      }
    }
    return 0;
  }

  private static String firstField(byte[] content, int start) {
    int end = start;
    while (content[end] != ',' && content[end] != '\n') {
      end++;
    }
    return new String(content, start, end - start, StandardCharsets.UTF_8);
  }

  static <T> String rows(Table<T> table, List<T> rows) {
    String whole = table.render(rows);
    return whole.substring(table.render(List.of()).length());
  }
}
