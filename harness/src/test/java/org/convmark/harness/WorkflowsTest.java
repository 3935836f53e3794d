package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convmark.bench.plan.PlanFile;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine;

/** The workflows that people copy, and the commands of docs/gate.md, name what there is. */
class WorkflowsTest {

  private static final Path ROOT = Path.of(System.getProperty("convmark.root"));
  private static final String PROGRAM = "harness/target/convmark/bin/convmark";
  private static final Set<String> PHASES = Set.of("verify", "package");
  private static final Set<String> SWITCHES = Set.of("-B", "-ntp", "-DskipTests");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");

  private static String text(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  private static Map<?, ?> yaml(String file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return map(new Yaml(new SafeConstructor(options)).load(text(file)));
  }

  private static Map<?, ?> map(Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return (Map<?, ?>) value;
  }

  private static List<?> list(Object value) {
    assertThat(value).isInstanceOf(List.class);
    return (List<?>) value;
  }

  @Test
  void theGithubWorkflowHasItsKeysAndCommandsThatExist() throws IOException {
    Map<?, ?> workflow = yaml("docs/ci/github-actions.yml");
    // in YAML 1.1 the word "on" is true
    assertThat(map(workflow.get(true)).keySet().stream().map(String::valueOf))
        .contains("push", "pull_request", "schedule");
    assertThat(map(workflow.get("permissions")).get("contents")).isEqualTo("read");
    List<String> commands = new ArrayList<>();
    for (Object each : map(workflow.get("jobs")).values()) {
      Map<?, ?> job = map(each);
      assertThat(job.get("runs-on")).isNotNull();
      assertThat(job.get("timeout-minutes")).isInstanceOf(Integer.class);
      for (Object step : list(job.get("steps"))) {
        Object run = map(step).get("run");
        Object uses = map(step).get("uses");
        assertThat(run == null).isNotEqualTo(uses == null);
        if (run == null) {
          assertThat(uses.toString()).matches("actions/[a-z-]+@v[0-9]+");
        } else {
          assertThat(run.toString()).as("what a stranger may write").doesNotContain("${{");
          run.toString().lines().forEach(commands::add);
        }
      }
    }
    checkAll(commands);
  }

  @Test
  void theGitlabPipelineHasItsKeysAndCommandsThatExist() throws IOException {
    Map<?, ?> pipeline = yaml("docs/ci/gitlab-ci.yml");
    List<?> stages = list(pipeline.get("stages"));
    List<String> commands = new ArrayList<>();
    for (Map.Entry<?, ?> entry : pipeline.entrySet()) {
      String name = entry.getKey().toString();
      if (Set.of("stages", "variables").contains(name) || name.startsWith(".")) {
        continue;
      }
      Map<?, ?> job = map(entry.getValue());
      assertThat(stages.contains(job.get("stage"))).as(name).isTrue();
      assertThat(pipeline.containsKey(job.get("extends"))).as(name).isTrue();
      assertThat(list(job.get("rules"))).isNotEmpty();
      list(job.get("script")).forEach(line -> commands.add(line.toString()));
    }
    checkAll(commands);
  }

  @Test
  void theCommandsOfTheGuideExist() throws IOException {
    Pattern quoted = Pattern.compile("`(convmark [^`]*)`");
    String guide = text("docs/gate.md");
    List<String> commands = new ArrayList<>(guide.lines().toList());
    quoted.matcher(guide).results().map(found -> found.group(1)).forEach(commands::add);
    List<String> known =
        commands.stream()
            .filter(line -> line.startsWith("convmark ") || line.startsWith("mvn "))
            .map(
                line ->
                    line.replace("[MACHINE]", "m0123456789")
                        .replace("--keep N", "--keep 3")
                        .replace("convmark compare BASE1,BASE2", "convmark compare BASE"))
            .toList();
    assertThat(known).hasSizeGreaterThan(10);
    known.forEach(WorkflowsTest::check);
  }

  private static void checkAll(List<String> lines) {
    List<String> checked =
        lines.stream().filter(line -> line.startsWith("mvn ") || line.startsWith(PROGRAM)).toList();
    assertThat(checked)
        .contains("mvn -B -ntp verify")
        .contains("mvn -B -ntp verify -Pbench -Dconvmark.plan=nightly -Dconvmark.gate=true")
        .anyMatch(line -> line.startsWith(PROGRAM + " run "));
    checked.forEach(WorkflowsTest::check);
  }

  private static void check(String line) {
    List<String> words =
        WORD.matcher(line)
            .results()
            .map(word -> word.group(1) == null ? word.group() : word.group(1))
            .toList();
    List<String> arguments = words.subList(1, words.size());
    if (words.get(0).equals("mvn")) {
      arguments.forEach(WorkflowsTest::checkMaven);
    } else {
      checkConvmark(line, arguments);
    }
  }

  private static void checkConvmark(String line, List<String> arguments) {
    CommandLine command = new CommandLine(new Convmark());
    assertThatCode(() -> command.parseArgs(arguments.toArray(String[]::new)))
        .as(line)
        .doesNotThrowAnyException();
    int plan = arguments.indexOf("--plan");
    if (plan >= 0) {
      assertThat(PlanFile.BUILT_IN).contains(arguments.get(plan + 1));
    }
  }

  private static void checkMaven(String argument) {
    if (PHASES.contains(argument) || SWITCHES.contains(argument)) {
      return;
    }
    try {
      String pom = text("pom.xml");
      if (argument.startsWith("-P")) {
        assertThat(pom).contains("<id>" + argument.substring(2) + "</id>");
      } else {
        MatchResult property =
            Pattern.compile("-D(convmark\\.[a-z]+)=(.+)")
                .matcher(argument)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("unknown: " + argument));
        assertThat(pom).contains("<" + property.group(1) + ">");
        assertThat(text("harness/pom.xml")).contains("${" + property.group(1) + "}");
        assertThat(Stream.concat(PlanFile.BUILT_IN.stream(), Stream.of("true", "false")))
            .contains(property.group(2));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
