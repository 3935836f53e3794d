package org.convmark.report.view;

import java.util.Locale;
import org.convmark.result.Cell;

/** Where and how cells ran: only figures under the same conditions share a chart. */
record Conditions(String device, Cell.Setting setting) {

  static Conditions of(Cell cell) {
    return new Conditions(cell.device(), cell.setting());
  }

  String label() {
    return String.format(
        Locale.ROOT,
        "%s, batch %d, %s, %d %s",
        device,
        setting.batch(),
        setting.precision(),
        setting.threads(),
        setting.threads() == 1 ? "thread" : "threads");
  }
}
