package org.convmark.model.arch;

import static org.convmark.model.graph.Window.square;

import java.util.List;
import org.convmark.model.graph.Shape;
import org.convmark.model.graph.Tensor;
import org.convmark.model.graph.Window;

/**
 * Zeiler &amp; Fergus 2013, arXiv:1311.2901, Figure 3 and Table 2. The default is Figure 3. The two
 * forms with stride 1 in conv2 are what course notes print; nobody published such a network.
 */
final class ZfNet {

  private static final String NAME = "zfnet";

  private static final Citation PAPER =
      new Citation(
          "Zeiler & Fergus 2013",
          "Visualizing and Understanding Convolutional Networks",
          "arXiv:1311.2901, Figure 3");

  private static final Citation TABLE_2 = PAPER.at("arXiv:1311.2901, Table 2 (b)");

  private static final Citation NOTES =
      new Citation(
          "course notes",
          "Deep Learning Notes, computer vision unit 3",
          "lines 186 to 192 and 280 to 292");

  private static final Window POOL = square(3).stride(2);

  private static final Middle FIGURE_3 = new Middle(384, 384, 256);
  private static final Middle B = new Middle(512, 1024, 512);

  private static final Deviation PADDING =
      new Deviation("conv1", "padded by 1; the paper prints no paddings, but 110 pixels of output");
  private static final Deviation ROUNDING =
      new Deviation("pool1", "pools round up; the paper is silent, but prints 55 and 13 pixels");
  private static final Deviation CONSTANTS =
      new Deviation("norm1", "constants of AlexNet's normalisation; the paper gives none");
  private static final Deviation UNNORMALISED =
      new Deviation("pool1", "no contrast normalisation; the paper has it after both pools");
  private static final Deviation STRIDE =
      new Deviation("conv2", "stride 1 as the notes print; the paper has stride 2");

  private static final Deviation PADDED_BY_2 =
      new Deviation("conv2", "padded by 2 as in AlexNet; neither notes nor paper print paddings");

  /** Filters of layers 3 to 5. */
  private record Middle(int conv3, int conv4, int conv5) {}

  private ZfNet() {}

  static Architecture architecture() {
    return new Architecture(
        NAME,
        "ZFNet",
        PAPER,
        List.of(
            variant("paper_fig3", PAPER, FIGURE_3),
            variant("paper_b_512_1024_512", TABLE_2, B),
            paddedNotes(),
            literalNotes()));
  }

  private static Variant variant(String name, Citation citation, Middle middle) {
    return new Variant(
            NAME, name, citation, Shape.image(3, 224, 224), images -> figure3(images, middle))
        .departing(PADDING, ROUNDING, CONSTANTS);
  }

  private static Tensor figure3(Tensor images, Middle middle) {
    // The figure's 110, 55, 26 and 13 pixels need this padding and pools that round up.
    Tensor x = images.in("conv1").conv(96, square(7).stride(2).pad(1)).relu();
    x = x.in("pool1").maxPool(POOL.ceil()).in("norm1").lrn(5, 1e-4f, 0.75f, 2);
    x = x.in("conv2").conv(256, square(5).stride(2)).relu();
    x = x.in("pool2").maxPool(POOL.ceil()).in("norm2").lrn(5, 1e-4f, 0.75f, 2);
    return rest(x, middle, POOL);
  }

  private static Variant paddedNotes() {
    return new Variant(
            NAME,
            "notes_conv2_stride1_pad2",
            NOTES,
            Shape.image(3, 224, 224),
            images -> {
              Tensor x = images.in("conv1").conv(96, square(7).stride(2).pad(1)).relu();
              x = x.in("pool1").maxPool(POOL.ceil());
              // Departure: the paper's stride is 2.
              x = x.in("conv2").conv(256, square(5).pad(2)).relu();
              return rest(x.in("pool2").maxPool(POOL.ceil()), FIGURE_3, POOL.ceil());
            })
        .departing(PADDING, ROUNDING, UNNORMALISED, STRIDE, PADDED_BY_2);
  }

  private static Variant literalNotes() {
    return new Variant(
            NAME,
            "notes_conv2_stride1_pad0",
            NOTES,
            Shape.image(3, 224, 224),
            images -> {
              // Departure: unpadded, hence 109 pixels where the paper has 110.
              Tensor x = images.in("conv1").conv(96, square(7).stride(2)).relu();
              x = x.in("pool1").maxPool(POOL);
              // Departure: the paper's stride is 2.
              x = x.in("conv2").conv(256, square(5)).relu();
              return rest(x.in("pool2").maxPool(POOL), FIGURE_3, POOL);
            })
        .departing(
            new Deviation("conv1", "no padding, which gives 109 pixels; the paper prints 110"),
            new Deviation("pool1", "pools round down to 54 and 24 pixels; the paper prints 55"),
            UNNORMALISED,
            STRIDE,
            new Deviation("conv2", "no padding, as the notes print none"));
  }

  private static Tensor rest(Tensor x, Middle middle, Window lastPool) {
    Tensor y = x.in("conv3").conv(middle.conv3(), square(3).pad(1)).relu();
    y = y.in("conv4").conv(middle.conv4(), square(3).pad(1)).relu();
    y = y.in("conv5").conv(middle.conv5(), square(3).pad(1)).relu();
    y = y.in("pool5").maxPool(lastPool);
    y = y.in("fc6").flatten().linear(4096).relu().dropout(0.5f);
    y = y.in("fc7").linear(4096).relu().dropout(0.5f);
    return y.in("fc8").linear(1000);
  }
}
