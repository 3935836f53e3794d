package org.convmark.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.graph.Cost;
import org.convmark.model.graph.Graph;
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
      "params to weights_mib are those of inference. params_with_aux also counts the auxiliary"
          + " classifiers that only training has; it equals params where there are none.",
      "csv and json add the citation and the departures from the paper."
    })
final class ModelsCommand implements Callable<Integer> {

  @Mixin private FormatOption format;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    boolean forPeople = format.format() == Format.TABLE;
    Listing listing = columns();
    if (!forPeople) {
      listing.text("citation").text("deviations");
    }
    for (Variant variant : Architectures.variants()) {
      List<Object> row = new ArrayList<>(counts(variant));
      if (!forPeople) {
        row.add(variant.citation());
        row.add(deviations(variant));
      }
      listing.row(row.toArray());
    }
    listing.print(format.format(), spec.commandLine().getOut());
    return ExitCode.DONE;
  }

  private static Listing columns() {
    return new Listing()
        .text("model")
        .text("input")
        .number("params")
        .number("bn_statistics")
        .number("macs")
        .number("activations")
        .number("weights_mib")
        .number("params_with_aux");
  }

  private static List<Object> counts(Variant variant) {
    Graph training = variant.trainingGraph();
    Cost cost = training.inference().cost();
    return List.of(
        variant.fullName(),
        variant.input(),
        cost.parameters(),
        cost.batchNormStatistics(),
        cost.macs(),
        cost.activations(),
        cost.weightsMib(),
        training.cost().parameters());
  }

  private static String deviations(Variant variant) {
    return variant.deviations().stream()
        .map(deviation -> deviation.node() + ": " + deviation.text())
        .collect(Collectors.joining("; "));
  }
}
