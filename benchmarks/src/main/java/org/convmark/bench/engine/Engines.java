package org.convmark.bench.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;

/** The engines of this build. */
public final class Engines {

  /** The one whose outputs the others are held against, if it can run the workload. */
  private static final List<String> ORDER =
      List.of("onnxruntime", "pytorch", "pytorch-script", "mxnet", "mxnet-symbol");

  private Engines() {}

  /** All engines, ready or not, in the order in which reference engines are chosen. */
  public static List<Engine> all() {
    return StreamSupport.stream(ServiceLoader.load(Engine.class).spliterator(), false)
        .sorted(Comparator.comparingInt(Engines::rank).thenComparing(Engine::name))
        .toList();
  }

  /** The names of all engines. */
  public static List<String> names() {
    return all().stream().map(Engine::name).toList();
  }

  /** The engine of that name; another name is an {@link IllegalArgumentException}. */
  public static Engine of(String name) {
    return all().stream()
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "engine '%s': unknown; expected one of %s",
                        name,
                        String.join(", ", names()))));
  }

  /** The names of the engines that can run a user's file, by how its name ends. */
  public static List<String> running(String file) {
    return all().stream()
        .filter(engine -> engine.fileSuffix().filter(file::endsWith).isPresent())
        .map(Engine::name)
        .toList();
  }

  private static int rank(Engine engine) {
    int index = ORDER.indexOf(engine.name());
    return index < 0 ? ORDER.size() : index;
  }
}
