package org.convmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.convmark.report.web.RunLine;
import org.convmark.report.web.RunList;
import org.convmark.report.web.WebPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real browser makes of the list of runs, served under a policy that allows no script. */
class WebPagesBrowserTest {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'";

  private static final int LIGHT_PAGE = 0xfbfbf9;
  private static final int DARK_PAGE = 0x14181c;

  @TempDir private Path folder;
  private Browser browser;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    browser = Browser.require(folder);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    page("/", "text/html; charset=utf-8", WebPages.of(RunList.of("", lines())));
    page("/style.css", "text/css; charset=utf-8", WebPages.style());
    server.start();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static List<RunLine> lines() {
    return List.of(
        RunLine.of("2026-11-20-quick", SampleRun.typical()),
        RunLine.of(SampleRun.HOSTILE, SampleRun.hostile()),
        RunLine.broken(SampleRun.HOSTILE + "2", SampleRun.HOSTILE));
  }

  private void page(String path, String type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          Map.of("Content-Type", type, "Content-Security-Policy", POLICY)
              .forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Test
  void hostileTextStaysTextAndReadableRunsCanBeChosen() throws Exception {
    String dom = browser.dom(address());
    assertThat(dom).contains("2026-11-20-quick", "<strong class=\"bad\">broken</strong>");
    assertThat(dom.split("type=\"checkbox\"", -1)).as("two choices").hasSize(3);
    assertThat(dom).doesNotContain("<script", "<img", "\u202e</bdi>");
    assertThat(dom).contains("‹U+202E›");
  }

  @Test
  void itIsLightOrDarkAsItsReaderPrefers() throws Exception {
    assertThat(background("--blink-settings=preferredColorScheme=1")).isEqualTo(LIGHT_PAGE);
    assertThat(background("--blink-settings=preferredColorScheme=0")).isEqualTo(DARK_PAGE);
  }

  /** The colour at the left edge, where only the page itself is. */
  private int background(String preference) throws Exception {
    try (InputStream in =
        Files.newInputStream(browser.screenshot(address(), "1280,900", preference))) {
      BufferedImage image = ImageIO.read(in);
      return image.getRGB(3, image.getHeight() / 2) & 0xffffff;
    }
  }
}
