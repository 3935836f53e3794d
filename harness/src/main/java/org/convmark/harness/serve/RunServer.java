package org.convmark.harness.serve;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Serves the runs of a folder to browsers until it is closed. */
public final class RunServer implements AutoCloseable {

  private static final int THREADS = 4;

  /** As many connections as requests may wait, so that none is ever turned away. */
  private static final int CONNECTIONS = 64;

  /** The JDK's server takes its limits from here, and waits for ever without them; in seconds. */
  private static final Map<String, String> LIMITS =
      Map.of(
          "sun.net.httpserver.maxReqTime",
          "10",
          "sun.net.httpserver.maxRspTime",
          "600",
          "jdk.httpserver.maxConnections",
          String.valueOf(CONNECTIONS));

  private final HttpServer server;
  private final ExecutorService threads;

  private RunServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Begins to serve.
   *
   * @param runs a folder of run folders
   * @param host where to listen, as its user named it; it resolves
   * @param port 0 for any free one
   * @param notes is told of what must not happen
   * @throws IOException in one line if that address and port can't be had
   */
  public static RunServer start(Path runs, String host, int port, Consumer<String> notes)
      throws IOException {
    LIMITS.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
    Door door = new Door(new Hosts(host), new Routes(new ServedRuns(runs)), notes);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), port);
    HttpServer server = listening(address, host);
    ExecutorService threads =
        new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(CONNECTIONS));
    server.setExecutor(threads);
    server.createContext("/", door);
    server.start();
    return new RunServer(server, threads);
  }

  private static HttpServer listening(InetSocketAddress address, String host) throws IOException {
    try {
      return HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "serve: can't listen at %s, port %d: %s; choose another --port, or 0 for any free one,"
                  + " and a --host of this machine",
              host,
              address.getPort(),
              e.getMessage()),
          e);
    }
  }

  /** The port at which it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** The address for a browser on this machine. */
  public String address() {
    InetAddress at = server.getAddress().getAddress();
    String host =
        at.isAnyLocalAddress() ? "localhost" : at.getHostAddress().replaceFirst("%.*", "");
    return String.format(
        Locale.ROOT, host.contains(":") ? "http://[%s]:%d/" : "http://%s:%d/", host, port());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
