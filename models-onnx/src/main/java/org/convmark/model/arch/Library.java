package org.convmark.model.arch;

/** The libraries that publish forms of several architectures. */
enum Library {
  KERAS("Chollet et al. 2015", "Keras", "keras-team/keras keras/src/applications/"),
  SLIM(
      "Silberman & Guadarrama 2016",
      "TensorFlow-Slim image classification model library",
      "tensorflow/models research/slim/nets/"),
  TIMM("Wightman 2019", "PyTorch Image Models", "huggingface/pytorch-image-models timm/models/"),
  TITU1994("titu1994 2016", "Inception v4 in Keras", "titu1994/Inception-v4 "),
  TORCHVISION(
      "TorchVision maintainers 2016",
      "TorchVision: PyTorch's Computer Vision library",
      "pytorch/vision torchvision/models/");

  private final String by;
  private final String title;
  private final String folder;

  Library(String by, String title, String folder) {
    this.by = by;
    this.title = title;
    this.folder = folder;
  }

  Citation file(String name) {
    return new Citation(by, title, folder + name);
  }
}
