package org.convmark.bench.plan;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.convmark.bench.engine.Device;
import org.convmark.bench.engine.Engines;
import org.convmark.bench.engine.Precision;
import org.convmark.bench.own.OwnModel;
import org.convmark.model.arch.Architecture;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.result.Workload;
import org.convmark.result.yaml.Glob;
import org.convmark.result.yaml.Nearest;
import org.convmark.result.yaml.YamlValues;

/**
 * The names of what is measured, as people write them, resolved to those of results. An unknown one
 * is an {@link IllegalArgumentException} that says what is known or comes nearest.
 */
final class Names {

  private Names() {}

  /** The models of a name; of a pattern with a star without a slash the default form of each. */
  static List<String> models(String name) {
    if (OwnModel.isNamed(name)) {
      return List.of(ownModel(name));
    }
    if (!Glob.isPattern(name)) {
      return List.of(Architectures.variant(name).fullName());
    }
    Glob glob = new Glob(name);
    Stream<Variant> chosen =
        name.contains("/")
            ? Architectures.variants().stream().filter(form -> glob.matches(form.fullName()))
            : Architectures.all().stream()
                .filter(architecture -> glob.matches(architecture.name()))
                .map(Architecture::defaultVariant);
    List<String> models = chosen.map(Variant::fullName).toList();
    if (models.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "model '%s': matches none; 'convmark models' lists all",
              YamlValues.cut(name)));
    }
    return models;
  }

  private static String ownModel(String model) {
    OwnModel.path(model);
    if (Engines.running(model).isEmpty()) {
      List<String> suffixes =
          Engines.all().stream().flatMap(engine -> engine.fileSuffix().stream()).sorted().toList();
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "model '%s': no engine runs such files; expected a name that ends in %s",
              model,
              String.join(" or ", suffixes)));
    }
    return model;
  }

  static String engine(String name) {
    return nearest(name, Engines.names(), () -> Engines.of(name).name());
  }

  static String device(String name) {
    return nearest(name, List.of("cpu", "cuda"), () -> Device.of(name).toString());
  }

  static String workload(String name) {
    List<String> known = Workload.ofNetworks().stream().map(Workload::word).toList();
    return nearest(name, known, () -> Workload.ofNetwork(name).word());
  }

  static String precision(String name) {
    return Precision.of(name).word();
  }

  private static String nearest(String name, List<String> known, Supplier<String> lookup) {
    try {
      return lookup.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + Nearest.hint(name, known), e);
    }
  }
}
