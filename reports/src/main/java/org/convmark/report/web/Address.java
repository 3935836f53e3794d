package org.convmark.report.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The names of runs in addresses. */
public final class Address {

  private Address() {}

  /** Text as one part of a path, or as a value of a query: it can hold no separator. */
  public static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
