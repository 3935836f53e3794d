package org.convmark.harness.serve;

import java.util.Map;

/** The headers of every answer: nothing foreign is loaded, framed, guessed, told or kept. */
final class Headings {

  static final String POLICY = "Content-Security-Policy";
  static final String FRAMES = "frame-ancestors 'none'";

  static final Map<String, String> ALL =
      Map.of(
          POLICY,
          "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; " + FRAMES,
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private Headings() {}
}
