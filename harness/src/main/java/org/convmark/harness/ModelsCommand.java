package org.convmark.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Cost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code convmark models}. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = {
      "Lists every model with what its graph counts to, for one image.",
      "csv and json add the citation and the departures from the paper."
    })
final class ModelsCommand implements Callable<Integer> {

  @Mixin private FormatOption format;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Listing listing =
        new Listing()
            .text("model")
            .text("input")
            .number("params")
            .number("bn_statistics")
            .number("macs")
            .number("activations")
            .number("weights_mib");
    boolean forPeople = format.format() == Format.TABLE;
    if (!forPeople) {
      listing.text("citation").text("deviations");
    }
    for (Variant variant : Architectures.variants()) {
      Cost cost = variant.graph().cost();
      List<Object> row =
          new ArrayList<>(
              List.of(
                  variant.fullName(),
                  variant.input(),
                  cost.parameters(),
                  cost.batchNormStatistics(),
                  cost.macs(),
                  cost.activations(),
                  cost.weightsMib()));
      if (!forPeople) {
        row.add(variant.citation());
        row.add(
            variant.deviations().stream()
                .map(deviation -> deviation.node() + ": " + deviation.text())
                .collect(Collectors.joining("; ")));
      }
      listing.row(row.toArray());
    }
    listing.print(format.format(), spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
