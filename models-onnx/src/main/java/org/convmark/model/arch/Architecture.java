package org.convmark.model.arch;

import java.util.List;

/**
 * A paper's network in its published forms.
 *
 * @param name as on the command line, such as {@code resnet50}
 * @param title as people write it, such as {@code ResNet-50}
 * @param citation the paper
 * @param variants at least one; the first is what the bare name means
 */
public record Architecture(String name, String title, Citation citation, List<Variant> variants) {

  public Architecture {
    variants = List.copyOf(variants);
    if (variants.isEmpty()) {
      throw new IllegalArgumentException(name + ": expected at least one variant, found none");
    }
    for (Variant variant : variants) {
      if (!variant.architecture().equals(name)) {
        throw new IllegalArgumentException(
            name + ": expected variants of its own, found " + variant.fullName());
      }
    }
  }

  /** The variant that the bare name means. */
  public Variant defaultVariant() {
    return variants.get(0);
  }
}
