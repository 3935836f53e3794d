package org.convmark.model.arch;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All architectures, in the order of their papers. */
public final class Architectures {

  private static final List<Architecture> ALL =
      Stream.of(
              List.of(AlexNet.architecture()),
              List.of(ZfNet.architecture()),
              Vgg.architectures(),
              List.of(GoogLeNet.architecture()),
              List.of(InceptionV2.architecture()),
              List.of(InceptionV3.architecture()),
              ResNet.architectures(),
              List.of(InceptionV4.architecture()),
              List.of(InceptionResNetV1.architecture()),
              List.of(InceptionResNetV2.architecture()),
              DenseNet.architectures())
          .flatMap(List::stream)
          .toList();

  private Architectures() {}

  public static List<Architecture> all() {
    return ALL;
  }

  /** All listed variants of all architectures, defaults first within each. */
  public static List<Variant> variants() {
    return ALL.stream().flatMap(architecture -> architecture.variants().stream()).toList();
  }

  /**
   * The variant of that full name, listed or switched, or the default of a bare architecture; an
   * unknown name is an {@link IllegalArgumentException} that says what comes nearest.
   */
  public static Variant variant(String name) {
    return names()
        .filter(known -> known.text().equals(name))
        .findFirst()
        .map(Name::variant)
        .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private record Name(String text, Variant variant) {}

  private static Stream<Name> names() {
    Stream<Name> bare = ALL.stream().map(known -> new Name(known.name(), known.defaultVariant()));
    Stream<Variant> switched = ALL.stream().flatMap(known -> known.switched().stream());
    Stream<Name> full =
        Stream.concat(variants().stream(), switched)
            .map(known -> new Name(known.fullName(), known));
    return Stream.concat(bare, full);
  }

  private static String unknown(String name) {
    String nearest =
        Nearest.to(name.toLowerCase(Locale.ROOT), names().map(Name::text)).orElseThrow();
    return String.format(
        Locale.ROOT,
        "model '%s': unknown; nearest: %s; 'convmark models' lists all",
        name.replaceAll("\\p{Cntrl}", "?"),
        variant(nearest).fullName());
  }
}
