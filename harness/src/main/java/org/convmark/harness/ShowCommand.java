package org.convmark.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Graph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convmark show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints one model layer by layer, as its paper's table.")
final class ShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "MODEL", description = "Such as resnet50 or resnet50/torchvision_v1.5.")
  private String model;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "1 for a row per layer or module of the paper, more for branches and single operators;"
              + " default: ${DEFAULT-VALUE}.")
  private int depth;

  @Mixin private FormatOption format;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (depth < 1) {
      throw new IllegalArgumentException("--depth: expected 1 or more, found " + depth);
    }
    Variant variant = Architectures.variant(model);
    Graph graph = variant.graph();
    Listing listing =
        new Listing()
            .text("layer")
            .text("operators")
            .text("output")
            .number("params")
            .number("macs")
            .number("macs_percent");
    for (LayerRow row : LayerRow.fold(graph.nodes(), depth)) {
      listing.row(
          row.layer(),
          row.operators(),
          row.output(),
          row.cost().parameters(),
          row.cost().macs(),
          100.0 * row.cost().macs() / graph.cost().macs());
    }
    if (format.format() == Format.TABLE) {
      listing.row(
          "total",
          "",
          graph.output().output(),
          graph.cost().parameters(),
          graph.cost().macs(),
          100.0);
      spec.commandLine().getOut().println(heading(variant));
    }
    listing.print(format.format(), spec.commandLine().getOut());
    return ExitCode.DONE;
  }

  private static String heading(Variant variant) {
    List<String> lines = new ArrayList<>();
    lines.add(variant.fullName() + ", input " + variant.input() + " (HxWxC)");
    lines.add(variant.citation().toString());
    variant.deviations().forEach(d -> lines.add("departs: " + d.node() + ": " + d.text()));
    return String.join(System.lineSeparator(), lines);
  }
}
