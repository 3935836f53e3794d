package org.convmark.bench.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.convmark.bench.plan.Effort.Bounds;
import org.convmark.model.onnx.read.OneLine;
import org.convmark.result.yaml.Nearest;
import org.convmark.result.yaml.YamlFile;
import org.convmark.result.yaml.YamlProblems;
import org.convmark.result.yaml.YamlValues;

/** Plans as YAML: the built-in ones and a user's files. */
public final class PlanFile {

  /** The names of the built-in plans, from the least evidence to the most. */
  public static final List<String> BUILT_IN =
      List.of("dry", "quick", "standard", "paper", "nightly");

  /** What holds for what no plan and no preset says. */
  private static final Effort DEFAULT = Effort.fixed(3, 6, new Bounds(3, 20), new Bounds(5, 50));

  private PlanFile() {}

  /**
   * The plan of a built-in name or of a file.
   *
   * @throws IllegalArgumentException if there is neither
   * @throws YamlProblems with everything that is wrong with the file, each with its line
   */
  public static Plan load(String nameOrFile) throws IOException {
    if (BUILT_IN.contains(nameOrFile)) {
      return builtIn(nameOrFile);
    }
    Path file = file(nameOrFile);
    byte[] yaml = YamlFile.bytes(file, PlanReader.KIND, OneLine.of(nameOrFile));
    return PlanReader.read(yaml, nameOrFile, "plan", DEFAULT);
  }

  private static Path file(String nameOrFile) {
    try {
      Path file = Path.of(nameOrFile);
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // as good as no file
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "plan '%s': neither a built-in plan (%s) nor a file",
            OneLine.of(nameOrFile),
            String.join(", ", BUILT_IN)));
  }

  private static Plan builtIn(String name) throws IOException {
    try (InputStream in = PlanFile.class.getResourceAsStream(name + ".yaml")) {
      return PlanReader.read(in.readAllBytes(), name, name, DEFAULT);
    }
  }

  /** The effort of a built-in plan, with which another may measure. */
  static Effort preset(String name) {
    return presetPlan(name).effort();
  }

  /** Whether a built-in plan has ceilings measured, as another that takes its evidence does. */
  static Plan.Ceilings presetCeilings(String name) {
    return presetPlan(name).settings().common().ceilings();
  }

  private static Plan presetPlan(String name) {
    if (!BUILT_IN.contains(name)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "'%s' is unknown%s; expected one of %s",
              YamlValues.cut(name),
              Nearest.hint(YamlValues.cut(name), BUILT_IN),
              String.join(", ", BUILT_IN)));
    }
    try {
      return builtIn(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plan as YAML that {@link #load} reads, with nothing left to presets and defaults. */
  public static String write(Plan plan) {
    return PlanWriter.write(plan);
  }
}
