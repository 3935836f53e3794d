package org.convmark.harness.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

  private static InetAddress address(String literal) throws Exception {
    return InetAddress.getByName(literal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8317",
        "127.0.0.1",
        "127.0.0.1:9000",
        "127.8.8.8",
        "[::1]:8317",
        "192.0.2.7:8317",
        "bench.example:8317"
      })
  void loopbackAndTheServersOwnNamesAreAccepted(String host) throws Exception {
    assertThat(new Hosts("Bench.example").accept(List.of(host), address("192.0.2.7"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":8317",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example:127.0.0.1",
        "192.0.2.8",
        "127.1",
        "256.0.0.1",
        "[2001:db8::1]",
        "[::1",
        "[nonsense]",
        "localhost:x",
        "user@localhost",
        "localhost, evil.example"
      })
  void everyOtherNameIsRefused(String host) throws Exception {
    assertThat(new Hosts("127.0.0.1").accept(List.of(host), address("127.0.0.1"))).isFalse();
  }

  @Test
  void aRequestNamesOneHost() throws Exception {
    Hosts hosts = new Hosts("127.0.0.1");
    assertThat(hosts.accept(List.of(), address("127.0.0.1"))).isFalse();
    assertThat(hosts.accept(List.of("localhost", "localhost"), address("127.0.0.1"))).isFalse();
  }
}
