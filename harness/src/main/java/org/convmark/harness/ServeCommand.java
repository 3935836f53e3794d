package org.convmark.harness;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.convmark.harness.serve.RunServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code convmark serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Shows all runs on a web page of this machine, where they are filtered, reported and compared.",
      "Nothing is written. It runs until it is interrupted."
    })
final class ServeCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "The folder of run folders; default: results/runs.")
  private Path runs;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8317",
      description = "0 for any free one; default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "Address of this machine to listen at; default: ${DEFAULT-VALUE}, which no other machine"
            + " reaches.",
        "No password guards another one."
      })
  private String host;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "--port: expected 0 to %d, found %d", LAST_PORT, port));
    }
    Path root = runs == null ? Home.runs() : runs;
    RunFolders.requireRoot(root);
    if (!address().isLoopbackAddress()) {
      tell("--host " + host + ": whoever reaches it may read every run; no password guards it");
    }
    try (RunServer server = RunServer.start(root, host, port, this::tell)) {
      Interruption interruption = new Interruption();
      PrintWriter out = spec.commandLine().getOut();
      out.println(server.address() + " shows the runs of " + root + " until interrupted (Ctrl-C)");
      out.flush();
      interruption.await();
    }
    return ExitCode.DONE;
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "--host: expected an address or a name of this machine, found '%s'",
              host),
          e);
    }
  }

  private void tell(String note) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("convmark: " + Plain.line(note));
    err.flush();
  }
}
