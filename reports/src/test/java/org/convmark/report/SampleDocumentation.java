package org.convmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.convmark.result.ClaimFact;
import org.convmark.result.ClaimFact.Verdict;
import org.convmark.result.Documentation;
import org.convmark.result.LayerFact;
import org.convmark.result.ModelFact;
import org.convmark.result.NetworkCost;

/** Networks and documented statements, a handful of the real ones. */
public final class SampleDocumentation {

  private static final ClaimFact.Source NOTES =
      new ClaimFact.Source(
          "002_08117da25014a931.txt", "Deep Learning Notes, computer vision unit 3", "106");
  private static final ClaimFact.Source REPOSITORY =
      new ClaimFact.Source(
          "001_8127bd1c3ffff943.txt",
          "Inception-ResNet-V2: repository notes on Inception-v4 and the Keras implementations",
          "27");
  private static final ClaimFact.Source TABLE =
      new ClaimFact.Source("arXiv:1409.4842", "Going Deeper with Convolutions", "Table 1, row 4c");

  private SampleDocumentation() {}

  /** Ten networks of which two have no top-5 error, nine statements, three published figures. */
  static Documentation typical() {
    return new Documentation(
        Stream.concat(measured().stream(), others().stream()).toList(),
        claims(),
        published(),
        layers());
  }

  /** The first layers of two of the networks. */
  static List<LayerFact> layers() {
    return List.of(
        layer("alexnet/single_tower", "conv1", "conv11x11/4", "1x96x55x55", 105_415_200, 34_944),
        layer("alexnet/single_tower", "conv2", "conv5x5", "1x256x27x27", 447_897_600, 614_656),
        layer("alexnet/single_tower", "fc6", "linear", "1x4096", 37_748_736, 37_752_832),
        layer("vgg16/plain", "conv1_1", "conv3x3", "1x64x224x224", 86_704_128, 1_792),
        layer("vgg16/plain", "conv1_2", "conv3x3", "1x64x224x224", 1_849_688_064, 36_928));
  }

  private static LayerFact layer(
      String model, String name, String operator, String shape, long macs, long params) {
    return new LayerFact(model, name, operator, shape, macs, params, 0);
  }

  /** Everything that a text can try, in every place that has one. */
  static Documentation hostile(ModelFact model) {
    String rtl = "\u202e\u05d0\u05d1\u05d2 " + "x".repeat(200);
    List<ClaimFact> claims = new ArrayList<>();
    for (String text : List.of(SampleRun.HOSTILE, rtl, "\" onmouseover=\"alert(1)", "a\r\nb\tc")) {
      claims.add(
          new ClaimFact(
              text,
              new ClaimFact.Source(text, text, text),
              new ClaimFact.Statement(text, text, text, text, text),
              new ClaimFact.Check(Verdict.CONTRADICTED, text, text)));
    }
    return new Documentation(List.of(model), claims, claims);
  }

  static List<ModelFact> measured() {
    return List.of(
        model(
            "alexnet/single_tower",
            "Krizhevsky, Sutskever, Hinton 2012",
            new NetworkCost(62_378_344, 1_135_256_384, 1_069_000, 237.954),
            documented("~60 M", 38.50, 16.64)),
        model(
            "vgg16/plain",
            "Simonyan, Zisserman 2014, arXiv:1409.1556",
            new NetworkCost(138_357_544, 15_470_264_320L, 13_555_688, 527.792),
            documented("~138 M", 28.41, 9.62)),
        withAux(
            model(
                "googlenet/paper_caffe_no_aux",
                "Szegedy et al. 2014, arXiv:1409.4842",
                new NetworkCost(6_998_552, 1_582_671_872, 3_226_184, 26.697),
                documented("~6.8 M", 31.3, 11.1)),
            13_378_280),
        model(
            "resnet50/torchvision_v1.5",
            "He et al. 2015, arXiv:1512.03385",
            new NetworkCost(25_557_032, 4_089_184_256L, 11_114_984, 97.492),
            documented("", 23.87, 7.14)));
  }

  private static List<ModelFact> others() {
    ModelFact.Documented none =
        new ModelFact.Documented("", "", OptionalDouble.empty(), OptionalDouble.empty(), "");
    return List.of(
        model(
            "zfnet/paper_fig3",
            "Zeiler & Fergus 2013, arXiv:1311.2901",
            new NetworkCost(62_357_608, 1_168_032_896, 1_100_000, 237.875),
            documented("", 38.4, 16.5)),
        model(
            "zfnet/notes_conv2_stride1_pad2",
            "a network that no paper has",
            new NetworkCost(201_818_216, 4_484_801_664L, 1_300_000, 769.875),
            none),
        model(
            "inception_v3/no_aux",
            "Szegedy et al. 2015, arXiv:1512.00567",
            new NetworkCost(23_834_568, 5_713_216_096L, 8_970_000, 90.922),
            documented("", 22.706, 6.55)),
        model(
            "inception_resnet_v2/paper_corrected",
            "Szegedy et al. 2016, arXiv:1602.07261",
            new NetworkCost(32_433_928, 9_257_954_000L, 20_000_000, 123.726),
            documented("", 17.8, 3.7)),
        model(
            "densenet121/torchvision",
            "Huang et al. 2016, arXiv:1608.06993",
            new NetworkCost(7_978_856, 2_834_162_000L, 6_870_000, 30.437),
            documented("", 25.566, 8.028)),
        model(
            "densenet264/timm_k48",
            "Huang et al. 2016, arXiv:1608.06993",
            new NetworkCost(72_686_632, 12_850_694_000L, 15_000_000, 277.277),
            none));
  }

  private static ModelFact model(
      String name, String citation, NetworkCost cost, ModelFact.Documented documented) {
    return new ModelFact(
        name,
        "224x224x3",
        citation,
        new ModelFact.Counted(cost, OptionalLong.of(53_120), OptionalLong.of(cost.params())),
        documented);
  }

  private static ModelFact withAux(ModelFact model, long params) {
    return new ModelFact(
        model.model(),
        model.input(),
        model.citation(),
        new ModelFact.Counted(model.cost(), OptionalLong.of(0), OptionalLong.of(params)),
        model.documented());
  }

  private static ModelFact.Documented documented(String params, double top1, double top5) {
    return new ModelFact.Documented(
        params,
        params.isEmpty() ? "" : "the architecture's page in the notes",
        OptionalDouble.of(top1),
        OptionalDouble.of(top5),
        "torchvision IMAGENET1K_V1");
  }

  private static List<ClaimFact> claims() {
    String corrected = "inception_resnet_v2/paper_corrected";
    String tower = "alexnet/single_tower";
    return List.of(
        claim(
            "D1-008",
            REPOSITORY,
            about(corrected, "filter_count", "B residual 1x1", "1154"),
            check(Verdict.CONTRADICTED, "1152", "The sum of the block needs 1152 channels.")),
        claim(
            "D1-009",
            REPOSITORY,
            about(corrected, "filter_count", "Reduction-A", "1152"),
            check(Verdict.CONFIRMED, "1152", "")),
        claim(
            "D2-001",
            NOTES,
            about("", "top5_error", "", "15.3"),
            check(Verdict.NEEDS_DATA, "", "It takes trained weights and the validation images.")),
        claim(
            "D2-003",
            NOTES,
            about(tower, "weight_layers", "", "8"),
            check(Verdict.CONFIRMED, "8", "")),
        claim(
            "D2-010",
            NOTES,
            about(tower, "input_size", "input", "224"),
            check(
                Verdict.CONTRADICTED,
                "227",
                "An 11x11 convolution with stride 4 and no padding gives 55 from 227, not 224.")),
        claim(
            "D2-011",
            NOTES,
            about(tower, "filter_count", "conv1", "96"),
            check(Verdict.CONFIRMED, "96", "")),
        claim(
            "D2-012",
            NOTES,
            about(tower, "output_shape", "conv1", "55x55x96"),
            check(Verdict.CONFIRMED, "55x55x96", "")),
        claim(
            "D2-031",
            NOTES,
            about(tower, "params", "", "~60 million"),
            check(Verdict.CONFIRMED, "62378344", "")),
        claim(
            "D2-040",
            NOTES,
            about("vgg16/plain", "params", "", "138 million"),
            check(Verdict.CONFIRMED, "138357544", "")));
  }

  private static List<ClaimFact> published() {
    String googlenet = "googlenet/paper_caffe_no_aux";
    return List.of(
        claim(
            "P-001",
            TABLE,
            about(googlenet, "params", "4c", "463K"),
            check(Verdict.CONFIRMED, "463,640", "")),
        claim(
            "P-002",
            TABLE,
            about(googlenet, "macs", "4c", "100M"),
            check(
                Verdict.CONTRADICTED, "90,716,080", "The table's operations are not those of 4c.")),
        claim(
            "P-003",
            TABLE,
            about(googlenet, "params", "conv1", "2.7K"),
            check(Verdict.CONTRADICTED, "9,472", "A 7x7 convolution of 3 channels has 9,472.")));
  }

  private static ClaimFact claim(
      String id, ClaimFact.Source source, ClaimFact.Statement statement, ClaimFact.Check check) {
    return new ClaimFact(id, source, statement, check);
  }

  private static ClaimFact.Statement about(
      String model, String kind, String target, String quoted) {
    return new ClaimFact.Statement(model, kind, target, quoted, "exact");
  }

  private static ClaimFact.Check check(Verdict verdict, String measured, String why) {
    return new ClaimFact.Check(verdict, measured, why);
  }
}
