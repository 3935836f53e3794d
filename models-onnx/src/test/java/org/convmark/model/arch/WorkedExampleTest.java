package org.convmark.model.arch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.convmark.model.graph.Cost;
import org.convmark.model.graph.Node;
import org.convmark.model.onnx.Exported;
import org.convmark.model.onnx.OnnxExport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the document prints, word for word, in copies of the list and the table. */
@Timeout(120)
class WorkedExampleTest {

  private static final Path PACKAGE = Path.of("org/convmark/model/arch");

  @TempDir private static Path folder;

  @BeforeAll
  static void theSourcesCompileWithoutWarnings() throws IOException {
    Path example =
        Files.writeString(folder.resolve("ResNeXt.java"), WorkedExample.block("java", 0));
    Path list = Files.writeString(folder.resolve("Architectures.java"), WorkedExample.list());
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                output,
                output,
                "--release",
                "17",
                "-proc:none",
                "-Xlint:all,-processing,-options,-classfile",
                "-Werror",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.resolve("classes").toString(),
                example.toString(),
                list.toString());
    assertThat(output.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(exit).isZero();
  }

  @Test
  void theNetworkIsTheOneOfItsRow() throws Exception {
    assertThat(ask(Difference.class, WorkedExample.table(), "resnext50")).containsExactly("");
    List<String> counts = ask(Counts.class, WorkedExample.table(), "resnext50");
    assertThat(counts)
        .containsExactly("224x224x3", "25028904", "68224", "4230479872", "4.230480", "95.478");
    CSVRecord row =
        CSVFormat.RFC4180.parse(new StringReader(WorkedExample.block("csv", 0))).iterator().next();
    assertThat(IntStream.of(2, 3, 5, 6, 8, 9).mapToObj(row::get).toList()).isEqualTo(counts);
  }

  @Test
  void theListAndTheTableHaveOneVariantMore() throws Exception {
    List<String> expected =
        Stream.concat(
                Architectures.variants().stream().map(Variant::fullName),
                Stream.of("resnext50/32x4d"))
            .distinct()
            .toList();
    assertThat(ask(Models.class, WorkedExample.table()))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(ask(Rows.class, WorkedExample.table()))
        .isEqualTo(ask(Models.class, WorkedExample.table()));
  }

  @Test
  void everyStageHasTheDocumentedShape() throws Exception {
    List<String> rows = WorkedExample.block("csv", 1).lines().toList();
    assertThat(ask(Stages.class, WorkedExample.table(), rows.toArray(String[]::new)))
        .isEqualTo(rows);
    assertThat(rows)
        .extracting(row -> row.substring(row.lastIndexOf(',') + 1))
        .containsExactly(
            "112x112x64", "56x56x64", "56x56x256", "28x28x512", "14x14x1024", "7x7x2048", "1000");
  }

  @Test
  void theExportHoldsEveryParameterAndStatistic() throws Exception {
    Path file = folder.resolve("resnext50.onnx");
    assertThat(ask(Export.class, WorkedExample.table(), "resnext50", file.toString()))
        .containsExactly(
            Long.toString(Files.size(file)), Long.toString((25_028_904L + 68_224) * Float.BYTES));
  }

  @Test
  void oneParameterTooManyIsToldAsDocumented() throws Exception {
    String wrong = WorkedExample.table().replace("224x224x3,25028904,", "224x224x3,25028905,");
    assertThat(ask(Difference.class, wrong, "resnext50"))
        .containsExactly(WorkedExample.block("text", 0).strip());
  }

  /** Put in one class loader and answered in another; of types they share the JDK's alone. */
  private interface Question extends UnaryOperator<List<String>> {}

  static final class Difference implements Question {
    @Override
    public List<String> apply(List<String> names) {
      return List.of(Identity.check(Architectures.variant(names.get(0))).orElse(""));
    }
  }

  static final class Counts implements Question {
    @Override
    public List<String> apply(List<String> names) {
      Variant variant = Architectures.variant(names.get(0));
      Cost cost = variant.graph().cost();
      String gmacs = String.format(Locale.ROOT, "%.6f", cost.macs() / 1e9);
      String mebibytes = String.format(Locale.ROOT, "%.3f", cost.weightsMib());
      return Stream.of(
              variant.input(),
              cost.parameters(),
              cost.batchNormStatistics(),
              cost.macs(),
              gmacs,
              mebibytes)
          .map(Object::toString)
          .toList();
    }
  }

  static final class Models implements Question {
    @Override
    public List<String> apply(List<String> none) {
      return Architectures.variants().stream().map(Variant::fullName).toList();
    }
  }

  static final class Rows implements Question {
    @Override
    public List<String> apply(List<String> none) {
      return PublishedFigures.all().stream().map(PublishedFigures::model).toList();
    }
  }

  /** From rows of {@code stages.csv} to the same rows with the shapes that are found. */
  static final class Stages implements Question {
    @Override
    public List<String> apply(List<String> rows) {
      return rows.stream().map(Stages::found).toList();
    }

    private static String found(String row) {
      List<String> cells = List.of(row.split(",", -1));
      Node last =
          Architectures.variant(cells.get(0)).graph().nodes().stream()
              .filter(node -> node.scope().equals(cells.get(1)))
              .reduce((first, second) -> second)
              .orElseThrow();
      return String.join(",", cells.get(0), cells.get(1), last.output().toString());
    }
  }

  static final class Export implements Question {
    @Override
    public List<String> apply(List<String> nameAndFile) {
      try {
        Variant variant = Architectures.variant(nameAndFile.get(0));
        Exported exported = OnnxExport.of(variant, 1).to(Path.of(nameAndFile.get(1)));
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(exported.file()));
        long weights =
            model.getGraph().getInitializerList().stream()
                .mapToLong(tensor -> tensor.getRawData().size())
                .sum();
        return List.of(Long.toString(exported.bytes()), Long.toString(weights));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The answer of the build's classes with the example and that table before them. */
  private static List<String> ask(
      Class<? extends Question> question, String table, String... arguments) throws Exception {
    Path resources = Files.createTempDirectory(folder, "resources");
    Files.createDirectories(resources.resolve(PACKAGE));
    Files.writeString(resources.resolve(PACKAGE).resolve("architectures.csv"), table);
    try (URLClassLoader loader =
        new URLClassLoader(classPath(resources), ClassLoader.getPlatformClassLoader())) {
      Constructor<?> constructor = loader.loadClass(question.getName()).getDeclaredConstructor();
      constructor.setAccessible(true);
      @SuppressWarnings("unchecked")
      UnaryOperator<List<String>> there = (UnaryOperator<List<String>>) constructor.newInstance();
      return there.apply(List.of(arguments));
    }
  }

  private static URL[] classPath(Path resources) throws MalformedURLException {
    List<Path> path = new ArrayList<>(List.of(folder.resolve("classes"), resources));
    Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .map(Path::of)
        .forEach(path::add);
    URL[] urls = new URL[path.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = path.get(i).toUri().toURL();
    }
    return urls;
  }
}
