package org.convmark.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.convmark.bench.fork.OutOfMemory;
import org.convmark.bench.run.BatchSearch.Found;
import org.convmark.result.Outcome;
import org.convmark.result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSearchTest {

  private final List<Integer> tried = new ArrayList<>();

  private Found search(int smallest, int most, int largest) throws IOException {
    tried.clear();
    return new BatchSearch(
            smallest,
            most,
            batch -> {
              tried.add(batch);
              return batch <= largest ? Outcome.OK : OutOfMemory.DEVICE.outcome("full");
            })
        .run();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 63, 64, 65, 511, 512, 513, 998, 999})
  void theLargestBatchThatFitsIsFoundInFewTrials(int largest) throws IOException {
    Found found = search(1, 1000, largest);
    assertThat(found.images()).hasValue(largest);
    assertThat(found.limitedBy()).isEqualTo("device memory");
    assertThat(found.limit()).isEqualTo(largest + 1);
    assertThat(tried).doesNotHaveDuplicates().hasSizeLessThan(21);
  }

  @Test
  void theSearchEndsAtItsBound() throws IOException {
    Found found = search(1, 1000, 5000);
    assertThat(found.images()).hasValue(1000);
    assertThat(found.limitedBy()).isEqualTo("--max-batch");
    assertThat(tried).last().isEqualTo(1000);
  }

  @Test
  void aModelWhoseSmallestBatchDoesNotFitHasNoneWithTheReason() throws IOException {
    Found found = search(2, 1000, 1);
    assertThat(found.images()).hasValue(0);
    assertThat(found.outcome().message()).contains("batch 2: device memory ran out: full");
    assertThat(tried).containsExactly(2);
  }

  @Test
  void aFailureThatIsNoWantOfMemoryEndsTheSearchWithoutAFigure() throws IOException {
    Outcome hang = new Outcome(Status.TIMEOUT, "did not end");
    Found found = new BatchSearch(1, 64, batch -> batch < 8 ? Outcome.OK : hang).run();
    assertThat(found.images()).isEmpty();
    assertThat(found.outcome().status()).isEqualTo(Status.TIMEOUT);
    assertThat(found.outcome().message()).isEqualTo("batch 8: did not end; batch 4 fits");
  }
}
