package org.convmark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convmark.bench.plan.Effort;
import org.convmark.bench.run.RunListener;
import org.convmark.result.Estimate;
import org.convmark.result.Interval;
import org.convmark.result.Run;
import org.junit.jupiter.api.Test;

class JsonLogTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOSTILE = "a\n\"b\" \u2028 ] } \ud83d\ude00";

  private final StringWriter out = new StringWriter();
  private final JsonLog log = new JsonLog(new PrintWriter(out, true));

  @Test
  void everyLineIsAnEventWithItsTime() throws IOException {
    Run run = SmallRun.run();
    log.note(HOSTILE);
    log.fork(step(Optional.empty()));
    run.measurements().forEach(log::done);
    log.finding("WARNING", "load", List.of("c1", "c2"), HOSTILE, "wait");
    log.summary(run);
    log.end(run, Path.of("/runs/x"), Path.of("/reports/x.html"));

    List<JsonNode> events = events();
    assertThat(events)
        .extracting(event -> event.get("event").textValue())
        .containsExactly("note", "fork", "cell", "cell", "cell", "cell", "finding", "done");
    assertThat(events)
        .allSatisfy(event -> assertThat(Instant.parse(event.get("time").textValue())).isNotNull());
    assertThat(events.get(0).get("text").textValue()).isEqualTo(HOSTILE);
    assertThat(events.get(6).get("cells")).extracting(JsonNode::textValue).contains("c1", "c2");
    assertThat(events.get(7).get("cells_ok").intValue()).isEqualTo(3);
    assertThat(events.get(7).get("wall_seconds").doubleValue()).isEqualTo(80);
  }

  @Test
  void figuresAreNumbersAndWhatIsNotKnownIsNull() throws IOException {
    log.fork(step(Optional.empty()));
    log.fork(step(Optional.of(new Estimate(12.5, Optional.of(new Interval(12, 13))))));
    SmallRun.run().measurements().forEach(log::done);

    List<JsonNode> events = events();
    JsonNode first = events.get(0);
    assertThat(first.get("latency_mean_ms").isNull()).isTrue();
    assertThat(first.get("seconds_left").numberValue()).isEqualTo(90);
    assertThat(first.get("batch").numberValue()).isEqualTo(8);
    assertThat(events.get(1).get("latency_ci95_low_ms").numberValue()).isEqualTo(12.0);
    JsonNode cell = events.get(2);
    assertThat(cell.get("status").textValue()).isEqualTo("OK");
    assertThat(cell.get("latency_mean_ms").numberValue()).isEqualTo(20.0);
    assertThat(cell.get("forks").numberValue()).isEqualTo(3);
    assertThat(cell.get("parity_rel_err").numberValue()).isEqualTo(1e-7);
    JsonNode missing = events.get(5);
    assertThat(missing.get("message").textValue()).contains("no \"library\"\nhere");
    assertThat(missing.get("throughput_img_s").isNull()).isTrue();
    assertThat(missing.get("forks").isNull()).isTrue();
  }

  private static RunListener.Step step(Optional<Estimate> soFar) {
    return new RunListener.Step(
        SmallRun.cell("pytorch"),
        1,
        Effort.Bounds.exactly(3),
        soFar,
        new RunListener.Progress(0, 4, Optional.of(Duration.ofSeconds(90))));
  }

  private List<JsonNode> events() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : out.toString().split("\n", -1)) {
      if (!line.isEmpty()) {
        events.add(JSON.readTree(line));
      }
    }
    return events;
  }
}
