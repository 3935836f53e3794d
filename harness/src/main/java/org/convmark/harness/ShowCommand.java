package org.convmark.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Citation;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Cost;
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
    description = {
      "Prints one model layer by layer, as its paper's table.",
      "kernel, stride and pad are empty where a row has several; a larger --depth parts them. A pad"
          + " of four numbers is top, left, bottom, right.",
      "Auxiliary classifiers, which only training has, stand last and have no share in the"
          + " operations of inference; csv and json tell them by their path."
    })
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
    Graph training = variant.trainingGraph();
    Listing listing = columns();
    for (LayerRow row : LayerRow.of(training, depth)) {
      listing.row(cells(row, training.inference().cost()));
    }
    if (forPeople()) {
      total(listing, "total", training.inference(), 100.0);
      if (!training.auxiliaries().isEmpty()) {
        total(listing, "total with aux", training, "");
      }
      spec.commandLine().getOut().println(heading(variant));
    }
    listing.print(format.format(), spec.commandLine().getOut());
    return ExitCode.DONE;
  }

  private boolean forPeople() {
    return format.format() == Format.TABLE;
  }

  private Listing columns() {
    Listing listing =
        new Listing()
            .text("layer")
            .text("operators")
            .text("kernel")
            .text("stride")
            .text("pad")
            .text("output")
            .number("params")
            .number("macs")
            .number("macs_percent");
    return forPeople() ? listing : listing.text("path");
  }

  private Object[] cells(LayerRow row, Cost inference) {
    Cost cost = row.cost();
    boolean infers = row.path() == LayerRow.Path.INFERENCE;
    List<Object> cells =
        new ArrayList<>(
            List.of(
                row.layer(),
                forPeople() ? row.fewOperators() : row.operators(),
                row.kernel(),
                row.stride(),
                row.pad(),
                row.output(),
                cost.parameters(),
                cost.macs(),
                infers ? 100.0 * cost.macs() / inference.macs() : ""));
    if (!forPeople()) {
      cells.add(row.path().word());
    }
    return cells.toArray();
  }

  private static void total(Listing listing, String name, Graph graph, Object share) {
    Cost cost = graph.cost();
    Object output = graph.output().output();
    listing.row(name, "", "", "", "", output, cost.parameters(), cost.macs(), share);
  }

  private static String heading(Variant variant) {
    List<String> lines = new ArrayList<>();
    lines.add(variant.fullName() + ", input " + variant.input() + " (HxWxC)");
    Citation citation = variant.citation();
    lines.add(citation.by() + ": " + citation.title());
    lines.add(citation.where());
    variant.deviations().forEach(d -> lines.add("departs: " + d.node() + ": " + d.text()));
    return String.join(System.lineSeparator(), lines);
  }
}
