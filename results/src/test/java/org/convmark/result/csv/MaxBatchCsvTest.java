package org.convmark.result.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.convmark.result.Cell;
import org.convmark.result.MaxBatch;
import org.convmark.result.MaxBatch.Need;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaxBatchCsvTest {

  private static final Cell CELL =
      new Cell("a/b", "e", "cuda:0", Workload.TRAIN_STEP, new Cell.Setting(1, "fp16", 2));

  @TempDir private Path root;

  @Test
  void noBatchThatFitsIsZeroAndNoFigureIsEmpty() throws Exception {
    List<MaxBatch> rows =
        List.of(
            new MaxBatch(
                CELL,
                new Outcome(Status.OK, "batch 2: device memory ran out: \"x\", y"),
                OptionalInt.of(0),
                "device memory",
                new Need(OptionalDouble.of(10.5), OptionalDouble.of(8))),
            new MaxBatch(
                CELL,
                new Outcome(Status.TIMEOUT, "batch 4: did not end"),
                OptionalInt.empty(),
                "a failure",
                new Need(OptionalDouble.empty(), OptionalDouble.empty())));
    RunFolder folder = RunFolder.create(root, "run");
    assertThat(folder.isMaxBatchSearch()).isFalse();
    folder.writeMaxBatches(rows);
    folder.writeResults("run", List.of());
    assertThat(folder.isMaxBatchSearch()).isTrue();
    assertThat(folder.read().evidence().maxBatches()).isEqualTo(rows);
    assertThat(Files.readString(folder.path().resolve("max_batch.csv")))
        .startsWith(
            "model,engine,device,workload,precision,threads,max_batch,limited_by,need_mib,free_mib,")
        .contains("a/b,e,cuda:0,train-step,fp16,2,0,device memory,10.5,8,OK,");
  }
}
