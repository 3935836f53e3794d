package org.convmark.result.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convmark.result.Cell;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.convmark.result.compare.Metric;
import org.convmark.result.compare.Series;
import org.convmark.result.compare.Threshold;
import org.convmark.result.history.Origin;
import org.convmark.result.history.RowFigure;
import org.convmark.result.history.Track;
import org.convmark.result.history.TrackHistory;

/** Reads the tracks of a store. */
public final class HistoryQuery {

  private static final int ROWS_AT_ONCE = 10_000;

  private final RunStore store;
  private final HistoryFilter filter;

  public HistoryQuery(RunStore store, HistoryFilter filter) {
    this.store = store;
    this.filter = filter;
  }

  /**
   * The history of each track of a metric, by name; each is analysed when it is taken.
   *
   * @throws StoreException if the store can't be read
   */
  public Stream<TrackHistory> histories(Metric metric) throws StoreException {
    RowFigure figure = RowFigure.of(metric);
    try {
      Map<String, RunRow> runs = runs();
      Map<String, Cell> cells = cells();
      Map<Track, TrackRows> tracks = tracks(metric, figure, cells, runs);
      return tracks.entrySet().stream()
          .sorted(Map.Entry.comparingByKey(Comparator.comparing(HistoryQuery::name)))
          .map(
              each ->
                  TrackHistory.of(each.getKey(), each.getValue().points(), Threshold.of(metric)));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * How many runs do not tell when they were, and so have no place in a history.
   *
   * @throws StoreException if the store can't be read
   */
  public long undated() throws StoreException {
    try (PreparedStatement statement =
            statement("SELECT count(*) FROM runs WHERE started_at IS NULL");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static StoreException unreadable(SQLException e) {
    return new StoreException(
        "history: the store can't be read: " + e.getMessage() + "; try again", e);
  }

  private static String name(Track track) {
    return track.series().cell().id() + " " + track.origin();
  }

  private Map<String, RunRow> runs() throws SQLException {
    Map<String, RunRow> runs = new HashMap<>();
    String wanted =
        "SELECT run_key, run_id, started_at, machine_id, convmark_version, git_commit, gpu_driver,"
            + " jdk_version, kernel FROM runs WHERE started_at IS NOT NULL"
            + (filter.since().isPresent() ? " AND started_at >= ?" : "")
            + (filter.machineId().isPresent() ? " AND machine_id = ?" : "");
    try (PreparedStatement statement = statement(wanted)) {
      int parameter = 1;
      if (filter.since().isPresent()) {
        LocalDateTime since = LocalDateTime.ofInstant(filter.since().get(), ZoneOffset.UTC);
        statement.setObject(parameter++, since);
      }
      if (filter.machineId().isPresent()) {
        statement.setString(parameter, filter.machineId().get());
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          runs.put(row.getString(1), RunRow.of(row));
        }
      }
    }
    return runs;
  }

  /** The cells that are wanted, by their ids. */
  private Map<String, Cell> cells() throws SQLException {
    Map<String, Cell> cells = new LinkedHashMap<>();
    try (PreparedStatement statement =
            statement(
                "SELECT DISTINCT cell_id, model, engine, device, workload, batch, precision,"
                    + " threads FROM cells");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Cell cell =
            new Cell(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Workload.of(row.getString(5)),
                new Cell.Setting(row.getInt(6), row.getString(7), row.getInt(8)));
        if (filter.series().matches(cell)) {
          cells.put(row.getString(1), cell);
        }
      }
    }
    return cells;
  }

  private Map<Track, TrackRows> tracks(
      Metric metric, RowFigure figure, Map<String, Cell> cells, Map<String, RunRow> runs)
      throws SQLException {
    Map<CellOrigin, TrackRows> tracks = new HashMap<>();
    try (PreparedStatement statement =
            statement(
                "SELECT run_key, cell_id, device_name, engine_version, status, "
                    + figure.column()
                    + " FROM cells");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        RunRow run = runs.get(row.getString(1));
        String cell = row.getString(2);
        if (run != null && cells.containsKey(cell)) {
          tracks
              .computeIfAbsent(
                  new CellOrigin(cell, row.getString(3), run.origin()), unused -> new TrackRows())
              .add(run, row.getString(4), Status.valueOf(row.getString(5)), value(row));
        }
      }
    }
    return named(metric, tracks, cells);
  }

  private static double value(ResultSet row) throws SQLException {
    double value = row.getDouble(6);
    return row.wasNull() ? Double.NaN : value;
  }

  /** A cell of one origin; the device is empty where the cell failed before it was known. */
  private record CellOrigin(String cellId, String device, RunRow.RunOrigin origin) {}

  private static Map<Track, TrackRows> named(
      Metric metric, Map<CellOrigin, TrackRows> tracks, Map<String, Cell> cells) {
    Map<Track, TrackRows> named = new HashMap<>();
    Map<CellOrigin, List<CellOrigin>> ofDevices = new HashMap<>();
    tracks.keySet().stream()
        .filter(each -> !each.device().isEmpty())
        .forEach(
            each ->
                ofDevices
                    .computeIfAbsent(
                        new CellOrigin(each.cellId(), "", each.origin()),
                        unused -> new ArrayList<>())
                    .add(each));
    tracks.forEach(
        (each, rows) -> {
          // a row that does not tell its device is of the one device that others tell
          List<CellOrigin> devices = ofDevices.getOrDefault(each, List.of());
          String device = devices.size() == 1 ? devices.get(0).device() : each.device();
          Track track =
              new Track(
                  new Series(cells.get(each.cellId()), metric),
                  new Origin(each.origin().machineId(), device, each.origin().version()));
          named.computeIfAbsent(track, unused -> new TrackRows()).addAll(rows);
        });
    return named;
  }

  private PreparedStatement statement(String sql) throws SQLException {
    Connection connection = store.connection();
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setFetchSize(ROWS_AT_ONCE);
    return statement;
  }
}
