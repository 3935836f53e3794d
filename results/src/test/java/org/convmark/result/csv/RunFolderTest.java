package org.convmark.result.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.convmark.result.Documentation;
import org.convmark.result.Environment;
import org.convmark.result.ModelFact;
import org.convmark.result.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  private static final String HEADER =
      "run_id,cell_id,model,engine,device,workload,batch,precision,threads,status,message,forks,"
          + "iterations,unsteady_forks,latency_mean_ms,latency_ci95_low_ms,latency_ci95_high_ms,"
          + "latency_p50_ms,latency_p90_ms,latency_p99_ms,latency_min_ms,latency_max_ms,"
          + "throughput_img_s,load_ms,first_call_ms,host_baseline_mib,host_peak_mib,"
          + "device_peak_mib,params,macs,activations,weights_mib,achieved_gmac_s,parity_rel_err,"
          + "engine_version,device_name,machine_id,started_at,host_load_peak_mib,analytic_mib,"
          + "settings,analytic_weights_mib,analytic_activations_mib,analytic_gradients_mib,"
          + "analytic_optimiser_mib,target_percent,energy_j_img,energy_j_img_ci95_low,"
          + "energy_j_img_ci95_high,mean_power_w,energy_source\r\n";

  private static final String CLAIMS_HEADER =
      "claim_id,document,line,model,kind,target,quoted_value,measured_value,tolerance,verdict,why,"
          + "title";
  private static final List<String> FILES =
      List.of("results", "samples", "environment", "models", "claims", "published", "findings");

  @TempDir Path root;

  @Test
  void aRunIsReadBackAsItWasWritten() throws IOException {
    Run run = Runs.full();
    RunFolder folder = write(run, "night-1");

    assertThat(RunFolder.open(folder.path()).read()).isEqualTo(run);
    assertThat(List.copyOf(folder.read().environment().facts().keySet()))
        .isEqualTo(List.copyOf(run.environment().facts().keySet()));
  }

  @Test
  void resultsHaveTheDocumentedColumnsAndPlainDecimals() throws IOException {
    RunFolder folder = RunFolder.create(root, "night-1");
    folder.writeResults("night-1", List.of(Runs.timed(4)));

    assertThat(folder.path().resolve("results.csv"))
        .content()
        .isEqualTo(
            HEADER
                + "night-1,resnet50.paper_v1-onnxruntime-cpu-forward-b4-fp32-t2,resnet50/paper_v1,"
                + "onnxruntime,cpu,forward,4,fp32,2,OK,,5,250,1,12.345678901234567,-1.5,26.25,"
                + "12,0.0000001,,0.1,1000000000,324.000002916,0,,80.5,512,,25557032,4089184256,"
                + "11113984,97.4924,1324.8957108680615,0.000000125,1.29.0,Xeon,m0123456789,"
                + "2026-11-21T10:15:30.123456789Z,640.25,250.5,"
                + "layout=Xeon threads=2,100,150,0.5,0,,1.5,-0.25,3.25,61.5,rapl\r\n");
  }

  @Test
  void otherFilesHaveTheDocumentedColumns() throws IOException {
    RunFolder folder = write(Runs.full(), "night-1");

    assertThat(Files.readAllLines(folder.path().resolve("samples.csv")))
        .startsWith(
            "cell_id,fork,iteration,phase,seconds",
            "c,1,1,warmup,0.000000001",
            "c,1,2,measure,12345.678901234");
    assertThat(folder.path().resolve("environment.csv")).content().startsWith("key,value\r\n");
    assertThat(folder.path().resolve("models.csv"))
        .content()
        .startsWith(
            "model,input,citation,params,macs,activations,weights_mib,documented_params,"
                + "documented_params_source,top1_error_percent,top5_error_percent,error_source,"
                + "bn_statistics,params_with_aux\r\n");
    for (String file : List.of("claims.csv", "published.csv")) {
      assertThat(folder.path().resolve(file)).content().startsWith(CLAIMS_HEADER + "\r\n");
    }
  }

  @Test
  void theBytesAreTheSameInEveryLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      write(Runs.full(), "ROOT");
      for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        RunFolder folder = write(Runs.full(), tag);
        for (String file : FILES) {
          assertThat(folder.path().resolve(file + ".csv"))
              .hasSameBinaryContentAs(root.resolve("ROOT").resolve(file + ".csv"));
        }
        assertThat(folder.read()).isEqualTo(Runs.full());
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void writingAgainReplacesTheFile() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    folder.writeResults("r", List.of(Runs.timed(1), Runs.timed(2)));
    folder.writeResults("r", List.of(Runs.timed(1)));

    assertThat(folder.read().measurements()).containsExactly(Runs.timed(1));
  }

  @Test
  void aRunWithoutCellsHasTheNameOfItsFolder() throws IOException {
    RunFolder folder = RunFolder.create(root, "empty");
    folder.writeResults("empty", List.of());

    assertThat(folder.read())
        .isEqualTo(
            new Run(
                "empty",
                new Environment(Collections.emptyMap()),
                Documentation.NONE,
                List.of(),
                List.of()));
  }

  @Test
  void columnsMayBeInAnyOrderUnknownOrMissing() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    folder.writeResults("r", List.of(Runs.timed(1)));
    Path results = folder.path().resolve("results.csv");
    List<String> lines = Files.readAllLines(results);
    Files.writeString(
        results,
        "\uFEFF" + reversed(lines.get(0)) + ",later\n" + reversed(lines.get(1)) + ",x\n\n");
    assertThat(folder.read().measurements()).containsExactly(Runs.timed(1));

    Files.writeString(
        results,
        """
        status,run_id,cell_id,model,engine,device,workload,batch,precision,threads
        UNAVAILABLE,r,m-e-cpu-forward-b1-fp32-t1,m,e,cpu,forward,1,fp32,1
        """);
    assertThat(folder.read().measurements()).singleElement().matches(m -> !m.cost().isCounted());
  }

  @Test
  void resultsOfOlderVersionsTellNoEnergy() throws IOException {
    RunFolder folder = RunFolder.create(root, "r");
    folder.writeResults("r", List.of(Runs.timed(1)));
    Path results = folder.path().resolve("results.csv");
    Files.writeString(results, Files.readString(results).replaceAll("(,[^,\r]*){5}\r", "\r"));
    assertThat(folder.read().measurements())
        .singleElement()
        .matches(row -> row.figures().orElseThrow().energy().isEmpty());
  }

  @Test
  void modelsOfOlderRunsLackTheirLaterCounts() throws IOException {
    RunFolder folder = write(Runs.full(), "r");
    Files.writeString(
        folder.path().resolve("models.csv"),
        """
        model,input,citation,params,macs,activations,weights_mib
        m,1x1x1,somebody,10,20,30,0.5
        """);

    ModelFact old = folder.read().documentation().models().get(0);
    assertThat(old.cost().params()).isEqualTo(10);
    assertThat(old.counted().bnStatistics()).isEmpty();
    assertThat(old.counted().paramsWithAux()).isEmpty();
  }

  @Test
  void runsWithoutLedgersHaveNoClaims() throws IOException {
    RunFolder folder = write(Runs.full(), "r");
    Files.delete(folder.path().resolve("claims.csv"));
    Files.delete(folder.path().resolve("published.csv"));

    assertThat(folder.read().documentation())
        .isEqualTo(new Documentation(Runs.full().documentation().models(), List.of(), List.of()));
  }

  @Test
  void claimsNeedNoMoreThanSourceKindAndVerdict() throws IOException {
    RunFolder folder = write(Runs.full(), "r");
    Files.writeString(
        folder.path().resolve("claims.csv"),
        """
        verdict,later,kind,document,claim_id
        CONFIRMED,x,layers,d,1
        """);

    assertThat(folder.read().documentation().claims())
        .singleElement()
        .matches(claim -> claim.source().document().equals("d"))
        .matches(claim -> claim.statement().quoted().isEmpty());
  }

  private static String reversed(String line) {
    List<String> fields = Arrays.asList(line.split(",", -1));
    Collections.reverse(fields);
    return String.join(",", fields);
  }

  @Test
  void findingsAreARowEachAndAnAnalysedRunMayHaveNone() throws IOException {
    RunFolder folder = write(Runs.full(), "r");
    assertThat(folder.path().resolve("findings.csv"))
        .content()
        .startsWith("level,kind,found,remedy,cells\r\nERROR,threads-differ,")
        .contains(",x,a-b1 c-b8\r\nHINT,busy-machine,load 3,");
    folder.writeFindings(List.of());
    assertThat(folder.read().findings()).hasValue(List.of());
    folder.removeFindings();
    folder.removeFindings();
    assertThat(folder.read().findings()).isEmpty();
  }

  @Test
  void anExistingRunIsNotOverwritten() throws IOException {
    RunFolder.create(root, "r");
    RunFolder.create(root, "r").writeText("plan.yaml", "models: [alexnet]");

    assertThatThrownBy(() -> RunFolder.create(root, "r"))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage(root.resolve("r") + ": exists already; choose another run id");
  }

  @Test
  void aRunIdIsAName() {
    assertThatThrownBy(() -> RunFolder.create(root, "../r"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "run id: expected letters, digits and . _ - (at most 200, not first . _ -), found '../r'");
    assertThatThrownBy(() -> RunFolder.create(root, "r").writeText("a/b", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("file name: expected letters");
  }

  private RunFolder write(Run run, String name) throws IOException {
    RunFolder folder = RunFolder.create(root, name);
    folder.writeResults(run.id(), run.measurements());
    folder.writeSamples(run.samples());
    folder.writeEnvironment(run.environment());
    folder.writeModels(run.documentation().models());
    folder.writeClaims(run.documentation().claims());
    folder.writePublished(run.documentation().published());
    folder.writeFindings(run.findings().orElseThrow());
    return folder;
  }
}
