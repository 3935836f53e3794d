package org.convmark.result.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of a test's own, on a port of this machine that was free, gone when it is
 * closed. It refuses to run as root, where it runs as the user that its package makes.
 */
final class PrivateServer {

  static final String USER = "tester";
  static final String PASSWORD = "s3cret-p4ss";

  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
  private static final String SYSTEM_USER = "postgres";
  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final int port;
  private final Process server;

  private PrivateServer(Path folder, int port, Process server) {
    this.folder = folder;
    this.port = port;
    this.server = server;
  }

  /** The programs of the newest version; empty if none is there. */
  static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(PACKAGES)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(PACKAGES)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparing(bin -> bin.getParent().getFileName().toString()));
    }
  }

  static PrivateServer start(Path programs) throws Exception {
    Path folder = Files.createTempDirectory("convmark-postgres-");
    try {
      return start(programs, folder);
    } catch (Exception e) {
      delete(folder);
      throw e;
    }
  }

  private static PrivateServer start(Path programs, Path folder) throws Exception {
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    if (isRoot()) {
      run(List.of("chown", "-R", SYSTEM_USER, folder.toString()));
    }
    Path data = folder.resolve("data");
    run(
        asServer(
            programs.resolve("initdb").toString(),
            "--pgdata=" + data,
            "--username=" + USER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync"));
    int port = freePort();
    Process server =
        new ProcessBuilder(
                asServer(
                    programs.resolve("postgres").toString(),
                    "-D",
                    data.toString(),
                    "-p",
                    String.valueOf(port),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=off"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    PrivateServer started = new PrivateServer(folder, port, server);
    started.awaitReady();
    return started;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** By exec, so that the process that is started is the server itself. */
  private static List<String> asServer(String... command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(
          List.of("setpriv", "--reuid=" + SYSTEM_USER, "--regid=" + SYSTEM_USER, "--init-groups"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private static void run(List<String> command) throws Exception {
    Path said = Files.createTempFile("convmark-postgres-", ".txt");
    try {
      run(command, said);
    } finally {
      Files.delete(said);
    }
  }

  private static void run(List<String> command, Path said) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command + " failed: " + Files.readString(said));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        connect().close();
        return;
      } catch (SQLException e) {
        if (System.nanoTime() > deadline || !server.isAlive()) {
          close();
          throw e;
        }
        Thread.sleep(50);
      }
    }
  }

  /** Without user and password. */
  String address() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(address(), USER, PASSWORD);
  }

  void close() throws Exception {
    // fast shutdown would be SIGINT; nobody is connected, so that the polite one is as fast
    server.destroy();
    if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      server.destroyForcibly();
    }
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return; // a start that failed has tidied up already
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
