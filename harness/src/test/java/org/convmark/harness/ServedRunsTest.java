package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convmark.harness.serve.RunServer;
import org.convmark.report.HtmlReport;
import org.convmark.report.Report;
import org.convmark.report.web.Address;
import org.convmark.result.Run;
import org.convmark.result.csv.RunFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server on this machine, and what it answers. */
class ServedRunsTest {

  private static final String SECRET = "nobody may read this";
  private static final String HOST = "Host: localhost\r\n";
  private static final String HOSTILE =
      "\"'><script>alert(1)<\u2215script><img src=x onerror=alert(1)>&amp;${7*7}\u202egnp\u0001";

  @TempDir private Path folder;

  private final List<String> notes = new ArrayList<>();
  private Path root;
  private RunServer server;
  private WebClient web;

  @BeforeEach
  void startServer() throws IOException {
    root = Files.createDirectory(folder.resolve("runs"));
    server = RunServer.start(root, "127.0.0.1", 0, notes::add);
    web = new WebClient(server.port());
  }

  @AfterEach
  void stopServer() {
    server.close();
    assertThat(notes).isEmpty();
  }

  private Path run(String name, double ms, String startedAt) throws IOException {
    Path run = ScriptedRun.write(root, name, ms);
    tell(run, Map.of("started_at", startedAt));
    return run;
  }

  private static void tell(Path run, Map<String, String> facts) throws IOException {
    RunFolder files = RunFolder.open(run);
    files.writeEnvironment(files.readEnvironment().with(facts));
  }

  private String page(String path) throws Exception {
    HttpResponse<String> answer = web.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private void writeRuns() throws IOException {
    run("slower", 130, "2026-11-27T10:00:00Z");
    run("base", 100, "2026-11-26T10:00:00Z");
  }

  @Test
  void runsAreListedNewestFirstWithWhereTheyAreFromAndHowTheyCameOut() throws Exception {
    writeRuns();
    tell(root.resolve("base"), Map.of("cpu_model", "Xeon 8481C", "cuda:0 name", "H100"));
    tell(root.resolve("base"), Map.of("cells_planned", "3"));
    String page = page("/");
    assertThat(page.indexOf("/runs/slower")).isBetween(0, page.indexOf("/runs/base"));
    assertThat(page)
        .contains("2 runs.", "2026-11-26 10:00:00", "Xeon 8481C", "H100", "scripted", "abc1234")
        .contains("2 not measured yet");
  }

  @Test
  void aFilterKeepsRunsThatHaveAllItsWords() throws Exception {
    writeRuns();
    assertThat(page("/?q=SLOW+scripted")).contains("/runs/slower").doesNotContain("/runs/base");
    assertThat(page("/?q=2026-11-26")).contains("/runs/base", "1 of 2 runs.");
    assertThat(page("/?q=nothing")).contains("0 of 2 runs.").doesNotContain("<table");
    assertThat(page("/?q=%22%3E%3Cb%3E")).contains("value=\"&#34;>").doesNotContain("<b>");
  }

  @Test
  void aFolderWithoutRunsSaysSo() throws Exception {
    assertThat(page("/")).contains("There are no runs yet").doesNotContain("<table");
  }

  @Test
  void aRunThatChangesIsReadAgain() throws Exception {
    writeRuns();
    assertThat(page("/")).contains("scripted");
    tell(root.resolve("base"), Map.of("plan", "another plan"));
    assertThat(page("/")).contains("another plan");
    Files.move(root.resolve("slower"), folder.resolve("slower"));
    assertThat(page("/")).contains("1 run.").doesNotContain("/runs/slower");
  }

  @Test
  void theReportIsThatOfTheWriterUnderItsOwnPolicy() throws Exception {
    writeRuns();
    StringBuilder written = new StringBuilder();
    new HtmlReport().render(Report.of(RunFolder.open(root.resolve("base")).read()), written);
    HttpResponse<String> answer = web.get("/report?run=base");
    assertThat(answer.body()).isEqualTo(written.toString());
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .containsExactly(HtmlReport.assets().policy() + "; frame-ancestors 'none'");
  }

  @Test
  void oneReportHoldsAllChosenRunsEachOnce() throws Exception {
    writeRuns();
    StringBuilder written = new StringBuilder();
    List<Run> runs = new ArrayList<>();
    for (String name : List.of("slower", "base")) {
      runs.add(RunFolder.open(root.resolve(name)).read());
    }
    new HtmlReport().render(Report.of(runs), written);
    assertThat(page("/report?run=slower&run=base&run=slower")).isEqualTo(written.toString());
  }

  @Test
  void theEarlierOfTwoChosenRunsIsTheBaseWhateverTheirOrder() throws Exception {
    writeRuns();
    String page = page("/compare?run=slower&run=base");
    assertThat(page)
        .contains("name=\"base\" value=\"base\"", "name=\"new\" value=\"slower\"", "REGRESSED")
        .contains("1 REGRESSED.", "latency-mean", "1.300 [");
    assertThat(page("/compare?run=base&run=slower")).isEqualTo(page);
    assertThat(page("/compare?base=base&new=slower")).isEqualTo(page);
    assertThat(page("/compare?base=slower&new=base")).contains("1 IMPROVED.");
  }

  @Test
  void aMetricCanBeChosenAndAnotherWordIsRefused() throws Exception {
    writeRuns();
    assertThat(page("/compare?base=base&new=slower&metric=params"))
        .contains("1 EQUIVALENT.", "<option value=\"params\" selected>");
    assertThat(web.get("/compare?base=base&new=slower&metric=speed").statusCode()).isEqualTo(400);
  }

  @Test
  void whatCannotBeComparedIsASentence() throws Exception {
    writeRuns();
    assertThat(page("/compare?base=base&new=base"))
        .contains("Both are the same run")
        .doesNotContain("<table");
    RunFolder.create(root, "nothing").writeResults("nothing", List.of());
    assertThat(page("/compare?base=base&new=nothing"))
        .contains("no cell in common: the later side holds no cells");
    Path other = run("other", 100, "2026-11-28T10:00:00Z");
    String results = Files.readString(other.resolve("results.csv"));
    String machine = RunFolder.open(other).readEnvironment().get("machine_id");
    Files.writeString(other.resolve("results.csv"), results.replace(machine, "m0000000000"));
    assertThat(page("/compare?run=base&run=other"))
        .contains("No cell could be compared", "NOT_COMPARABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/compare", "/compare?run=base", "/report", "/report?run=", "/report?x"})
  void tooFewChosenRunsAreASentenceThatSaysWhatToDo(String path) throws Exception {
    writeRuns();
    HttpResponse<String> answer = web.get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).containsPattern("chosen; tick (one or more|two) in the list");
  }

  @Test
  void aRunsPageHasItsFilesWhichCanBeSaved() throws Exception {
    writeRuns();
    assertThat(page("/runs/base")).contains("/runs/base/results.csv", "/runs/base/plan.yaml");
    HttpResponse<String> answer = web.get("/runs/base/results.csv");
    assertThat(answer.body()).isEqualTo(Files.readString(root.resolve("base/results.csv")));
    assertThat(answer.headers().map())
        .containsEntry("content-type", List.of("text/csv; charset=utf-8"))
        .containsEntry("content-disposition", List.of("attachment; filename=\"base-results.csv\""));
    assertThat(web.get("/runs/base/plan.yaml").headers().firstValue("content-type"))
        .hasValue("text/plain; charset=utf-8");
  }

  @Test
  void onlyKnownFilesAreServed() throws Exception {
    writeRuns();
    Files.writeString(root.resolve("base/key.pem"), SECRET);
    Files.writeString(root.resolve("base/.hidden"), SECRET);
    for (String name :
        List.of("key.pem", ".hidden", "max_batch.csv", "", ".", "..", "RESULTS.CSV")) {
      HttpResponse<String> answer = web.get("/runs/base/" + name);
      assertThat(answer.statusCode()).as(name).isEqualTo(404);
      assertThat(answer.body()).doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/runs/../results.csv",
        "/runs/..%2f/results.csv",
        "/runs/%2e%2e/results.csv",
        "/runs/%2e/results.csv",
        "/runs//results.csv",
        "/runs/base/../../results.csv",
        "/runs/base/..%2f..%2fresults.csv",
        "/runs/base/%2e%2e%2fresults.csv",
        "/runs/base%2f../results.csv",
        "/runs/base%2f..%2f..%2fsecret/results.csv",
        "/runs/..%2fsecret/results.csv",
        "/runs/..%252fsecret/results.csv",
        "/runs/..%5csecret/results.csv",
        "/runs/..%c0%afsecret/results.csv",
        "/runs/%2ftmp/results.csv",
        "/runs/base%00/results.csv",
        "/runs/base/results.csv%00.csv",
        "/runs/base./results.csv",
        "/runs/secret/results.csv",
        "/report/../secret",
        "//secret/results.csv",
        "/../secret/results.csv",
        "/report?run=..%2fsecret",
        "/report?run=../secret",
        "/report?run=.",
        "/report?run=..",
        "/compare?base=base&new=../secret",
        "/runs/..%2fsecret",
      })
  void nothingOutsideTheFolderCanBeReached(String path) throws Exception {
    writeRuns();
    Path secret = Files.createDirectory(folder.resolve("secret"));
    Files.writeString(secret.resolve("results.csv"), SECRET);
    Files.writeString(folder.resolve("results.csv"), SECRET);
    Files.writeString(root.resolve("results.csv"), SECRET);
    assertThat(web.raw(path, HOST)).startsWith("HTTP/1.1 404 ").doesNotContain(SECRET);
    String absolute = Address.part(secret.toString());
    assertThat(web.raw("/runs/" + absolute + "/results.csv", HOST)).startsWith("HTTP/1.1 404 ");
    assertThat(web.raw("/report?run=" + absolute, HOST)).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void linksAreNotFollowed() throws Exception {
    writeRuns();
    Path secret = Files.createDirectory(folder.resolve("secret"));
    Path file = Files.writeString(secret.resolve("results.csv"), SECRET);
    Files.createSymbolicLink(root.resolve("linked"), secret);
    Files.createSymbolicLink(root.resolve("inner"), root.resolve("base"));
    Files.delete(root.resolve("slower/environment.csv"));
    Files.createSymbolicLink(root.resolve("slower/environment.csv"), file);
    for (String path : List.of("linked", "linked/results.csv", "inner", "slower/environment.csv")) {
      HttpResponse<String> answer = web.get("/runs/" + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).doesNotContain(SECRET);
    }
    assertThat(web.get("/report?run=linked").statusCode()).isEqualTo(404);
    assertThat(web.get("/report?run=slower").statusCode()).isEqualTo(422);
    assertThat(page("/"))
        .contains("is a link, and", "environment.csv is a link or no file")
        .doesNotContain(SECRET);
  }

  @Test
  void aBrokenRunIsListedWithItsReasonAndWithoutThePlaceOfTheFolder() throws Exception {
    writeRuns();
    Files.createDirectory(root.resolve("empty"));
    Path broken = Files.createDirectory(root.resolve("torn"));
    Files.writeString(broken.resolve("results.csv"), "run_id,cell_id\r\n\"unclosed,x\r\n");
    Files.createDirectory(root.resolve("pipes"));
    Files.createDirectory(root.resolve("pipes/results.csv"));
    Files.createDirectory(root.resolve(".hidden"));
    Files.createDirectory(root.resolve("base" + RunFolder.SECOND_LOOK));
    Files.writeString(root.resolve("a file"), "");
    String page = page("/");
    assertThat(page)
        .contains("5 runs.")
        .contains("it has no results.csv", "<bdi>results.csv:1: ", "results.csv is a link or no")
        .doesNotContain(root.toString(), "value=\"torn\"", ".hidden");
    HttpResponse<String> answer = web.get("/report?run=torn");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("torn: results.csv:1: ").doesNotContain(root.toString());
    assertThat(page("/runs/torn")).contains("This run is broken", "/runs/torn/results.csv");
  }

  @Test
  void hostileNamesAndContentsAreShownAsText() throws Exception {
    writeRuns();
    String longest = HOSTILE.substring(0, 40) + "\u05d0".repeat(60);
    for (String name : List.of(HOSTILE, longest)) {
      Files.move(run("r", 100, "2026-11-25T10:00:00Z"), root.resolve(name));
      tell(root.resolve(name), Map.of("plan", HOSTILE, "git_commit", HOSTILE, "cpu_model", name));
    }
    String id = Address.part(HOSTILE);
    for (String path : List.of("/", "/?q=" + id, "/runs/" + id, "/compare?base=base&new=" + id)) {
      String page = page(path);
      assertThat(page).as(path).doesNotContain("<script>alert", "<img");
      // what a form sends back must be the name as it is
      assertThat(page.replaceAll(" value=\"[^\"]*\"", ""))
          .as(path)
          .doesNotContain("\u202e", "\u0001");
    }
    assertThat(page("/report?run=" + id)).doesNotContain("<script>alert", "<img src=x", "\u202e");
    assertThat(page("/")).contains("‹U+202E›", "‹U+0001›", "\u05d0".repeat(60));
    assertThat(page("/compare?base=base&new=" + id)).contains("EQUIVALENT");
    assertThat(web.get("/runs/" + id + "/plan.yaml").headers().firstValue("content-disposition"))
        .hasValueSatisfying(
            saved -> assertThat(saved).matches("attachment; filename=\"[\\w.-]+\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example\r\n",
        "Host: localhost.evil.example\r\n",
        "Host: 192.0.2.1\r\n",
        "Host: localhost\r\nHost: evil.example\r\n",
        "Host:\r\n",
        ""
      })
  void whoCallsItByAnotherNameIsRefused(String host) throws Exception {
    writeRuns();
    assertThat(web.raw("/", host)).startsWith("HTTP/1.1 421 ").doesNotContain("/runs/base");
    assertThat(web.raw("/runs/base/results.csv", host)).startsWith("HTTP/1.1 421 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void onlyReadingIsAllowed(String method) throws Exception {
    HttpResponse<String> answer = web.ask(method, "/");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/style.css",
        "/runs/base",
        "/runs/base/results.csv",
        "/report?run=base",
        "/report?run=gone",
        "/report",
        "/compare?run=base&run=slower",
        "/nowhere",
        "/favicon.ico"
      })
  void everyAnswerKeepsItselfHere(String path) throws Exception {
    writeRuns();
    for (String method : List.of("GET", "HEAD", "POST")) {
      HttpResponse<String> answer = web.ask(method, path);
      assertThat(answer.headers().map())
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .containsEntry("referrer-policy", List.of("no-referrer"))
          .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
          .containsEntry("cache-control", List.of("no-store"));
      assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
          .startsWith("default-src 'none'; ")
          .contains("base-uri 'none'", "form-action", "frame-ancestors 'none'");
    }
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() throws Exception {
    writeRuns();
    for (String path : List.of("/", "/report?run=base", "/runs/base/results.csv", "/nowhere")) {
      HttpResponse<String> got = web.get(path);
      HttpResponse<String> head = web.ask("HEAD", path);
      assertThat(head.statusCode()).isEqualTo(got.statusCode());
      assertThat(head.body()).isEmpty();
      for (String name : List.of("content-type", "content-length", "content-security-policy")) {
        assertThat(head.headers().firstValue(name)).isEqualTo(got.headers().firstValue(name));
      }
    }
  }
}
