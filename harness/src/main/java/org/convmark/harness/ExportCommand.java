package org.convmark.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.onnx.ElementType;
import org.convmark.model.onnx.Exported;
import org.convmark.model.onnx.Form;
import org.convmark.model.onnx.OnnxExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convmark export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes models as ONNX files (operator set 17, any batch size), or their training on batches"
            + " of one size.")
final class ExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "MODEL", arity = "1..*", description = "Such as resnet50.")
  private List<String> models;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the files; default: models-onnx/exported of the project.")
  private Path out;

  @Option(
      names = "--external-data",
      description = "Write the weights to a second file, as models from 2 GiB on need.")
  private boolean externalData;

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = "fp32",
      description = "fp32, or fp16 for weights, input and output; default: fp32.")
  private String precision;

  @Option(
      names = "--training",
      paramLabel = "BATCH",
      description = {
        "Write forward pass, loss and gradients for batches of that many images.",
        "Inputs: input, targets/NODE (NxCLASSES) for each output, mask/NODE for each dropout, and"
            + " all parameters, which default to the seeded ones.",
        "Outputs: loss, the logits, gradient/PARAMETER."
      })
  private Integer training;

  @Mixin private SeedOption seed;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Variant> variants = models.stream().map(Architectures::variant).toList();
    ElementType type = ElementType.of(precision);
    if (training != null && training < 1) {
      throw new IllegalArgumentException("--training: expected 1 or more, found " + training);
    }
    if (training != null && type != ElementType.FLOAT) {
      throw new IllegalArgumentException(
          "export --training: expected --precision fp32, found "
              + precision
              + "; leave out one of the two");
    }
    Path folder = out == null ? Home.exports() : out;
    Form form = externalData ? Form.EXTERNAL_DATA : Form.SINGLE_FILE;
    for (Variant variant : variants) {
      Exported exported =
          export(variant, type).as(form).to(folder.resolve(fileName(variant, type)));
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%s  %,d bytes  %s%n",
              exported.file(),
              exported.bytes(),
              exported.origin() == Exported.Origin.REUSED ? "was there already" : "written");
    }
    return ExitCode.DONE;
  }

  private OnnxExport export(Variant variant, ElementType type) {
    return training == null
        ? OnnxExport.of(variant, seed.seed(), type)
        : OnnxExport.training(variant, seed.seed(), training);
  }

  private String fileName(Variant variant, ElementType type) {
    String kind = training == null ? "" : ".training-batch" + training;
    return type.fileName(variant.fullName() + kind);
  }
}
