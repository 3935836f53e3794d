package org.convmark.harness.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.convmark.report.web.WebPages;

/** Lets in who may read, and sends every answer with the headers that keep it here. */
final class Door implements HttpHandler {

  private static final String HEAD = "HEAD";

  private final Hosts hosts;
  private final Routes routes;
  private final Consumer<String> notes;

  /**
   * The way to the routes.
   *
   * @param notes is told of what must not happen
   */
  Door(Hosts hosts, Routes routes, Consumer<String> notes) {
    this.hosts = hosts;
    this.routes = routes;
    this.notes = notes;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  private Answer answer(HttpExchange exchange) {
    try {
      requireHost(exchange);
      requireReading(exchange);
      return routes.answer(Call.of(exchange.getRequestURI()));
    } catch (Refusal e) {
      return refused(e);
    } catch (RuntimeException | OutOfMemoryError e) {
      notes.accept("internal error at " + exchange.getRequestURI() + ": " + e);
      return refused(
          new Refusal(Refusal.INTERNAL, "The server’s terminal has the error; please report it."));
    }
  }

  private static Answer refused(Refusal refusal) {
    return Answer.page(refusal.status(), WebPages.problem(refusal.title(), refusal.getMessage()));
  }

  private void requireHost(HttpExchange exchange) throws Refusal {
    List<String> asked = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    if (!hosts.accept(asked, exchange.getLocalAddress().getAddress())) {
      throw new Refusal(
          Refusal.WRONG_HOST,
          "This server answers to localhost and to the address at which it listens; open it by"
              + " that.");
    }
  }

  private static void requireReading(HttpExchange exchange) throws Refusal {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals(HEAD)) {
      throw new Refusal(Refusal.WRONG_METHOD, "Runs can be read here, and nothing else; use GET.");
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    headers(exchange, Headings.ALL);
    headers(exchange, answer.headers());
    if (answer.status() == Refusal.WRONG_METHOD) {
      headers(exchange, Map.of("Allow", "GET, HEAD"));
    }
    long length = answer.body().length();
    if (exchange.getRequestMethod().equals(HEAD)) {
      if (length > 0) {
        headers(exchange, Map.of("Content-Length", String.valueOf(length)));
      }
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), length);
    try (OutputStream out = exchange.getResponseBody()) {
      answer.body().writeTo(out);
    }
  }

  private static void headers(HttpExchange exchange, Map<String, String> headers) {
    headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
  }
}
