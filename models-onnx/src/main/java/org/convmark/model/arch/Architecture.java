package org.convmark.model.arch;

import java.util.List;
import java.util.stream.Stream;

/**
 * A paper's network in its published forms.
 *
 * @param name as on the command line, such as {@code resnet50}
 * @param title as people write it, such as {@code ResNet-50}
 * @param citation the paper
 * @param variants at least one; the first is what the bare name means
 * @param switched forms of a listed variant with a switch of its source turned, which are known by
 *     name but not listed
 */
public record Architecture(
    String name, String title, Citation citation, List<Variant> variants, List<Variant> switched) {

  public Architecture {
    variants = List.copyOf(variants);
    switched = List.copyOf(switched);
    if (variants.isEmpty()) {
      throw new IllegalArgumentException(name + ": expected at least one variant, found none");
    }
    for (Variant variant : Stream.concat(variants.stream(), switched.stream()).toList()) {
      if (!variant.architecture().equals(name)) {
        throw new IllegalArgumentException(
            name + ": expected variants of its own, found " + variant.fullName());
      }
    }
  }

  Architecture(String name, String title, Citation citation, List<Variant> variants) {
    this(name, title, citation, variants, List.of());
  }

  /** The same with these unlisted forms. */
  Architecture switching(Variant... forms) {
    return new Architecture(name, title, citation, variants, List.of(forms));
  }

  /** The variant that the bare name means. */
  public Variant defaultVariant() {
    return variants.get(0);
  }
}
