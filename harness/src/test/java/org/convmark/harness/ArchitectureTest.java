package org.convmark.harness;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.util.List;
import java.util.Locale;

/** What Maven's module graph cannot see. */
@AnalyzeClasses(packages = "org.convmark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.convmark.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule MODELS_KNOW_NOTHING_OF_THE_PROJECT =
      noClasses()
          .that()
          .resideInAPackage("org.convmark.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.convmark.result..",
              "org.convmark.bench..",
              "org.convmark.report..",
              "org.convmark.harness..");

  @ArchTest
  static final ArchRule RESULTS_KNOW_NOTHING_OF_THE_PROJECT =
      noClasses()
          .that()
          .resideInAPackage("org.convmark.result..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.convmark.model..",
              "org.convmark.bench..",
              "org.convmark.report..",
              "org.convmark.harness..");

  @ArchTest
  static final ArchRule ARCHITECTURES_KNOW_NO_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("org.convmark.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule ONNX_RUNTIME_IS_NAMED_IN_ITS_PACKAGE_ONLY =
      onlyIn("org.convmark.bench.onnxruntime", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule PYTORCH_IS_NAMED_IN_ITS_PACKAGE_ONLY =
      onlyIn("org.convmark.bench.pytorch", "ai.djl.pytorch..");

  @ArchTest
  static final ArchRule MXNET_IS_NAMED_IN_ITS_PACKAGE_ONLY =
      onlyIn("org.convmark.bench.mxnet", "ai.djl.mxnet..");

  private static ArchRule onlyIn(String room, String engine) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(engine)
        .because("a fork must run without the classes of other engines");
  }

  /** The formatting methods of which there is one with a locale. */
  private static final List<String> LOCALE_SENSITIVE =
      List.of("format", "formatted", "printf", "toLowerCase", "toUpperCase");

  @ArchTest
  static final ArchRule NOTHING_IS_FORMATTED_BY_THE_DEFAULT_LOCALE =
      noClasses()
          .should()
          .callMethodWhere(
              describe("formats without a locale", call -> isLocaleSensitive(call.getTarget())));

  @ArchTest
  static final ArchRule PATHS_ARE_PATHS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.convmark.bench.run.Worker")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(File.class)
          .because("java.nio.file.Path says what went wrong; only ProcessBuilder asks for a File");

  private static boolean isLocaleSensitive(AccessTarget.MethodCallTarget target) {
    boolean formats =
        target.getOwner().isAssignableTo(String.class)
            || target.getOwner().isAssignableTo(java.io.PrintWriter.class)
            || target.getOwner().isAssignableTo(java.io.PrintStream.class);
    return formats
        && LOCALE_SENSITIVE.contains(target.getName())
        && target.getRawParameterTypes().stream()
            .noneMatch(type -> type.isEquivalentTo(Locale.class));
  }
}
