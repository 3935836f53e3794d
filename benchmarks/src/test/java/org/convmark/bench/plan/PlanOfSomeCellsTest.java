package org.convmark.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convmark.result.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanOfSomeCellsTest {

  private static final String PLAN =
      """
      name: some
      models: [googlenet, resnet18]
      engines: [onnxruntime, pytorch]
      batches: [1, 8]
      threads: [1, 2]
      exclude:
        - {model: resnet18, batch: 8}
      measurement:
        forks: 4
      """;

  @TempDir private Path folder;

  private Plan loaded(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("plan.yaml"), yaml);
    return PlanFile.load(file.toString());
  }

  @Test
  void eachCellCanBeMeasuredAlone() throws IOException {
    Plan plan = loaded(PLAN);
    assertThat(plan.cells()).hasSize(12);
    for (Cell cell : plan.cells()) {
      assertThat(plan.only(List.of(cell)).cells()).containsExactly(cell);
    }
  }

  @Test
  void someCellsAreWrittenAndReadAgainWithTheirEffort() throws IOException {
    Plan plan = loaded(PLAN);
    List<Cell> some = List.of(plan.cells().get(1), plan.cells().get(6));
    Plan again = loaded(PlanFile.write(plan.only(some)));
    assertThat(again.cells()).isEqualTo(some);
    assertThat(again.effort(some.get(0))).isEqualTo(plan.effort(some.get(0)));
  }

  @Test
  void cellsThatThePlanDoesNotHaveAreNotAdded() throws IOException {
    Plan plan = loaded(PLAN);
    Cell first = plan.cells().get(0);
    Cell other =
        new Cell(first.model(), "mxnet", first.device(), first.workload(), first.setting());
    assertThat(plan.only(List.of(first, other)).cells()).containsExactly(first);
  }
}
