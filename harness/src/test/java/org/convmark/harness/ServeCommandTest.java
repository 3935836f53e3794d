package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServeCommandTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path root;

  @BeforeEach
  void writeRun() throws IOException {
    root = Files.createDirectory(folder.resolve("runs"));
    ScriptedRun.write(root, "only", 100);
  }

  private int serve(String... arguments) {
    List<String> call = new ArrayList<>(List.of("serve", "--runs", root.toString()));
    call.addAll(List.of(arguments));
    return Convmark.execute(
        new PrintWriter(out, true), new PrintWriter(err, true), call.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port 65536 | --port: expected 0 to 65535, found 65536",
        "--port -1 | --port: expected 0 to 65535, found -1",
        "--port x | Invalid value for option '--port'",
        "--host no.such.host.invalid | --host: expected an address or a name of this machine",
        "--runs gone | runs: expected a folder of run folders, found none at gone",
      })
  void aWrongCallIsOneLineThatSaysWhatToDo(String call, String message) {
    String[] arguments = call.strip().split(" ");
    boolean another = arguments[0].equals("--runs");
    List<String> all = new ArrayList<>(List.of("serve"));
    all.addAll(another ? List.of() : List.of("--runs", root.toString()));
    all.addAll(List.of(arguments));
    int code =
        Convmark.execute(
            new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("convmark: ").contains(message);
    assertThat(err.toString().strip().lines()).hasSize(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aPortInUseIsOneLineThatSaysWhatToDo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(serve("--port", String.valueOf(taken.getLocalPort())))
          .isEqualTo(ExitCode.ENVIRONMENT);
    }
    assertThat(err.toString().strip().lines()).hasSize(1);
    assertThat(err.toString()).contains("already in use", "choose another --port, or 0");
    assertThat(out.toString()).isEmpty();
  }

  private static boolean ignoresInterrupts(Process process) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> line.substring("SigIgn:".length()).strip())
        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 2) != 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  @EnabledOnOs(value = OS.LINUX, disabledReason = "sends signals")
  void itServesUntilItIsInterruptedAndThatIsNoFailure(String signal) throws Exception {
    Process process = start("--port", "0");
    try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8)) {
      WebClient web = new WebClient(port(printed.readLine()));
      assertThat(web.get("/").body()).contains("/runs/only");
      assumeFalse(
          signal.equals("INT") && ignoresInterrupts(process),
          "the build runs in the background of a shell, whose programs ignore SIGINT");
      signal(process, signal);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.DONE);
      assertThat(printed.readLine()).isNull();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "sends signals")
  void anAddressThatOthersReachIsWarnedOf() throws Exception {
    Process process = start("--port", "0", "--host", "0.0.0.0");
    try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(printed.readLine())
          .startsWith("convmark: --host 0.0.0.0: ")
          .contains("may read every run", "no password");
      String address = printed.readLine();
      assertThat(address).startsWith("http://localhost:");
      assertThat(new WebClient(port(address)).get("/").statusCode()).isEqualTo(200);
      signal(process, "TERM");
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.DONE);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Convmark.class.getName(), "serve", "--runs", root.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static int port(String line) {
    Matcher address = Pattern.compile("http://[a-z0-9.]+:(\\d+)/ shows the runs of ").matcher(line);
    assertThat(address.find()).as(line).isTrue();
    return Integer.parseInt(address.group(1));
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }
}
