package org.convmark.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;
import org.convmark.bench.own.OwnModel;
import org.convmark.bench.plan.Plan;
import org.convmark.model.arch.Architectures;
import org.convmark.result.Cell;
import org.convmark.result.LayerFact;
import org.convmark.result.ModelFact;

/** What a plan measures, with the files of users read and held to the plan. */
final class Subjects {

  private final Map<String, Subject> subjects = new LinkedHashMap<>();
  private final Plan plan;

  private Subjects(Plan plan) {
    this.plan = plan;
  }

  /**
   * The subjects of a plan.
   *
   * @throws IllegalArgumentException in one line, if a file is not what it must be, or an input or
   *     a batch of the plan contradicts it
   * @throws IOException if a file is there but cannot be read
   */
  static Subjects of(Plan plan) throws IOException {
    Subjects subjects = new Subjects(plan);
    for (String model : plan.scope().models()) {
      subjects.subjects.put(model, subjects.read(model));
    }
    if (!plan.settings().inputs().isEmpty() && subjects.own().findAny().isEmpty()) {
      throw new IllegalArgumentException(
          "--input: only a file of your own can be given inputs, and the plan has none; name it"
              + " with --model file:PATH");
    }
    return subjects;
  }

  private Subject read(String model) throws IOException {
    if (!OwnModel.isNamed(model)) {
      return new ListedNetwork(Architectures.variant(model));
    }
    OwnModel own = OwnModel.read(model, plan.settings().inputs());
    plan.settings().batches().forEach(own::inputs);
    return new OwnFile(own);
  }

  /** The subject of a model of the plan. */
  Subject of(String model) {
    return subjects.get(model);
  }

  private Stream<OwnFile> own() {
    return subjects.values().stream().filter(OwnFile.class::isInstance).map(OwnFile.class::cast);
  }

  /** What the files of users tell of themselves. */
  List<ModelFact> ownFacts() {
    int batch = plan.settings().batches().get(0);
    return own().map(file -> file.fact(batch)).toList();
  }

  /** What the networks of the plan's cells cost node by node, each network once. */
  List<LayerFact> layers() {
    int batch = plan.settings().batches().get(0);
    return plan.cells().stream()
        .map(Cell::model)
        .distinct()
        .flatMap(model -> of(model).layers(batch).stream())
        .toList();
  }

  /** Which files they were: they may change after the run. */
  Map<String, String> evidence() throws IOException {
    Map<String, String> evidence = new LinkedHashMap<>();
    for (OwnFile file : own().toList()) {
      Path path = file.model().path();
      evidence.put(
          "model " + file.model().name(),
          String.format(
              Locale.ROOT,
              "%s; %d bytes, SHA-256 %s",
              file.model().description(),
              Files.size(path),
              new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(path)));
    }
    return evidence;
  }
}
