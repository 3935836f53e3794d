package org.convmark.report.view;

import java.util.stream.Stream;

/** Networks that grew out of one another, by the name of their architecture. */
enum Family {
  ALEXNET("AlexNet", "A", "alexnet"),
  ZFNET("ZFNet", "Z", "zfnet"),
  VGG("VGG", "V", "vgg"),
  /** Before {@link #INCEPTION}, whose name theirs begin with. */
  INCEPTION_RESNET("Inception-ResNet", "IR", "inception_resnet"),
  INCEPTION("GoogLeNet, Inception", "I", "googlenet|inception"),
  RESNET("ResNet", "R", "resnet"),
  DENSENET("DenseNet", "D", "densenet"),
  OTHER("other", "o", "");

  private final String title;
  private final String letters;
  private final String beginnings;

  Family(String title, String letters, String beginnings) {
    this.title = title;
    this.letters = letters;
    this.beginnings = beginnings;
  }

  String title() {
    return title;
  }

  /** What stands in its marks: colour is never the only difference. */
  String letters() {
    return letters;
  }

  /** The family of a full {@code architecture/variant}. */
  static Family of(String model) {
    return Stream.of(values())
        .filter(family -> model.matches("(?s)(" + family.beginnings + ").*"))
        .findFirst()
        .orElse(OTHER);
  }
}
