package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code doctor} prints. For programs it is one table: the rows of engines first, then those
 * of checks, which leave the columns of engines empty but share status and remedy.
 *
 * @param engines rows of {@link #ENGINE_COLUMNS} values
 */
record DoctorReport(List<List<Object>> engines, List<DoctorCheck> checks) {

  private static final int ENGINE_COLUMNS = 7;

  void print(Format format, PrintWriter out) throws IOException {
    if (format == Format.TABLE) {
      Listing listing = engineColumns();
      engines.forEach(row -> listing.row(row.toArray()));
      listing.print(format, out);
      out.println();
      printChecks(out);
    } else {
      Listing listing = engineColumns().text("area").text("check").text("value");
      engines.forEach(row -> listing.row(joined(row, List.of("engine", "availability", ""))));
      checks.forEach(check -> listing.row(joined(values(check), names(check))));
      listing.print(format, out);
    }
  }

  private static Listing engineColumns() {
    return new Listing()
        .text("engine")
        .text("device")
        .text("status")
        .text("version")
        .number("empty_call_us")
        .text("workloads")
        .text("what_to_do");
  }

  private static List<Object> values(DoctorCheck check) {
    List<Object> row = new ArrayList<>(Collections.nCopies(ENGINE_COLUMNS, ""));
    row.set(2, check.verdict());
    row.set(ENGINE_COLUMNS - 1, check.advice());
    return row;
  }

  private static List<Object> names(DoctorCheck check) {
    return List.of(check.area(), check.name(), check.value());
  }

  private static Object[] joined(List<Object> first, List<Object> second) {
    List<Object> row = new ArrayList<>(first);
    row.addAll(second);
    return row.toArray();
  }

  private void printChecks(PrintWriter out) throws IOException {
    Listing listing = new Listing().text("area").text("check").text("status").text("value");
    Set<String> said = new HashSet<>(Set.of(""));
    for (DoctorCheck check : checks) {
      listing.row(check.area(), check.name(), check.verdict(), check.value());
      if (said.add(check.advice())) {
        listing.remark(check.advice());
      }
    }
    listing.print(Format.TABLE, out);
  }
}
