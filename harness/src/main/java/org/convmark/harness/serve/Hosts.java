package org.convmark.harness.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names by which this server may be called. A page of another site can point a name of its own
 * at this machine and then read what is served under it; so any name but these is refused.
 */
final class Hosts {

  private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]]+)(:\\d{1,5})?");
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern LITERAL =
      Pattern.compile(OCTET + "(\\." + OCTET + "){3}|\\[[0-9a-f:.]+]");

  private final String given;

  /**
   * A guard of one server.
   *
   * @param given the name or address that its user chose
   */
  Hosts(String given) {
    this.given = given.toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a request is meant for this server.
   *
   * @param headers the values of its header Host
   * @param arrivedAt the address that its connection was made to
   */
  boolean accept(List<String> headers, InetAddress arrivedAt) {
    if (headers.size() != 1) {
      return false;
    }
    Matcher host = HOST.matcher(headers.get(0).toLowerCase(Locale.ROOT));
    if (!host.matches()) {
      return false;
    }
    String name = host.group(1);
    return name.equals("localhost")
        || name.equals(given)
        || address(name).filter(it -> it.isLoopbackAddress() || it.equals(arrivedAt)).isPresent();
  }

  /** The address that a text spells; nobody is asked what a name stands for. */
  private static Optional<InetAddress> address(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
