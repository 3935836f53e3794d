package org.convmark.result.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of unknown origin, split into rows; every doubt is an IOException of one line. */
final class CsvFile {

  private static final long LARGEST_BYTES = 256L << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;

  CsvFile(Path file) {
    this.file = file;
  }

  /** What a row says. */
  interface Parser<T> {
    T parse(Row row) throws IOException;
  }

  /** The rows after the header, which must have the {@code required} columns. */
  <T> List<T> read(List<String> required, Parser<T> parser) throws IOException {
    List<T> parsed = new ArrayList<>();
    try (CSVParser csv =
        CSVParser.builder().setReader(new StringReader(text())).setFormat(Table.FORMAT).get()) {
      Iterator<CSVRecord> records = csv.iterator();
      Map<String, Integer> columns = columns(next(csv, records), required);
      long line = lineAfter(csv);
      for (CSVRecord fields = next(csv, records); fields != null; fields = next(csv, records)) {
        if (!isBlank(fields)) {
          parsed.add(parser.parse(row(line, columns, fields)));
        }
        line = lineAfter(csv);
      }
    }
    return parsed;
  }

  private static long lineAfter(CSVParser parser) {
    return parser.getCurrentLineNumber() + 1;
  }

  private CSVRecord next(CSVParser parser, Iterator<CSVRecord> records) throws IOException {
    long line = lineAfter(parser);
    try {
      return records.hasNext() ? records.next() : null;
    } catch (UncheckedIOException e) {
      throw broken(line, "a CSV row (RFC 4180)", "an unclosed or misplaced quote");
    }
  }

  private Map<String, Integer> columns(CSVRecord header, List<String> required) throws IOException {
    if (header == null) {
      throw broken(1, "a header", "an empty file");
    }
    Map<String, Integer> columns = new HashMap<>();
    for (String name : header) {
      if (columns.put(name, columns.size()) != null) {
        throw broken(1, "each column once", OneLine.value(name) + " twice");
      }
    }
    for (String name : required) {
      if (!columns.containsKey(name)) {
        throw broken(1, "a column '" + name + "'", "none in the header");
      }
    }
    return columns;
  }

  private static boolean isBlank(CSVRecord row) {
    return row.size() == 1 && row.get(0).isEmpty();
  }

  private Row row(long line, Map<String, Integer> columns, CSVRecord row) throws IOException {
    if (row.size() != columns.size()) {
      throw broken(line, columns.size() + " fields as in the header", Long.toString(row.size()));
    }
    return new Row(this, line, columns, row);
  }

  IOException broken(long line, String expected, String found) {
    return new IOException(
        OneLine.path(file)
            + (":" + line)
            + (": expected " + expected)
            + (", found " + found)
            + "; correct that line or read an intact copy of the run");
  }

  private String text() throws IOException {
    String text = decode(bytes());
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private byte[] bytes() throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_BYTES) {
      throw new IOException(
          OneLine.path(file)
              + (": expected a readable file of at most " + (LARGEST_BYTES >> 20))
              + " MiB; read an intact copy of the run");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException(OneLine.path(file) + ": can't be read: " + OneLine.reason(e), e);
    }
  }

  private String decode(byte[] bytes) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw broken(lineOf(bytes, in.position()), "UTF-8 text", "other bytes");
    }
    return out.flip().toString();
  }

  private static long lineOf(byte[] bytes, int end) {
    long line = 1;
    for (int i = 0; i < end; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
