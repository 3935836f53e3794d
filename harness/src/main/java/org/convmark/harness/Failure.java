package org.convmark.harness;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convmark.result.yaml.YamlProblems;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * An error as a person sees it: one line and an exit code; of a plan, rules or devices a line for
 * each problem.
 *
 * @param line what was expected, found, where, and what to do
 * @param exitCode of the process
 * @param trace shown too, if asked for
 */
record Failure(String line, int exitCode, Optional<Throwable> trace) {

  static Failure of(Throwable error, boolean verbose) {
    Optional<Throwable> trace = verbose ? Optional.of(error) : Optional.empty();
    if (error instanceof YamlProblems problems) {
      String lines =
          problems.lines().stream().map(Failure::oneLine).collect(joining("\nconvmark: "));
      return new Failure(lines, ExitCode.USAGE, trace);
    }
    if (error instanceof IllegalArgumentException) {
      return new Failure(oneLine(error.getMessage()), ExitCode.USAGE, trace);
    }
    if (error instanceof FileSystemException file) {
      return new Failure(oneLine(reason(file)), ExitCode.ENVIRONMENT, trace);
    }
    if (error instanceof IOException) {
      return new Failure(oneLine(error.getMessage()), ExitCode.ENVIRONMENT, trace);
    }
    String line =
        String.format(
            Locale.ROOT, "internal error: %s; run again with --verbose and report it", error);
    return new Failure(oneLine(line), ExitCode.FAILED, trace);
  }

  /** The message of such an exception is often the file's name alone. */
  static String reason(FileSystemException error) {
    String reason = error.getReason();
    if (error instanceof AccessDeniedException) {
      reason = "permission denied; change its rights or choose another";
    } else if (error instanceof NoSuchFileException) {
      reason = "there is no such file";
    } else if (reason == null) {
      return String.valueOf(error.getMessage());
    }
    return error.getFile() == null ? reason : error.getFile() + ": " + reason;
  }

  static Failure ofUsage(ParameterException error) {
    if (error.getCause() instanceof IllegalArgumentException cause) {
      return of(cause, false);
    }
    // picocli itself begins some of its messages so
    String message = String.valueOf(error.getMessage()).replaceFirst("^Error: ", "");
    if (error instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      message += near.isEmpty() ? "" : "; nearest: " + String.join(", ", near);
    }
    String command = error.getCommandLine().getCommandSpec().qualifiedName();
    return new Failure(
        oneLine(message) + "; see '" + command + " --help'", ExitCode.USAGE, Optional.empty());
  }

  private static String oneLine(String message) {
    return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  int print(PrintWriter err) {
    err.println("convmark: " + line);
    trace.ifPresent(error -> error.printStackTrace(err));
    err.flush();
    return exitCode;
  }
}
