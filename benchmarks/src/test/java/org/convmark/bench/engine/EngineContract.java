package org.convmark.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Arrays;
import org.convmark.model.graph.Graph;
import org.convmark.result.Status;
import org.convmark.result.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine must keep; a short subclass names the engine. */
public abstract class EngineContract {

  private static final double TOLERANCE = 1e-4;

  private final Engine engine;
  private final String reference;

  /**
   * For a subclass.
   *
   * @param name the engine
   * @param reference another one to compare outputs with
   */
  protected EngineContract(String name, String reference) {
    this.engine = Engines.of(name);
    this.reference = reference;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void agreesWithAnotherEngineOnEveryOperator(int batch) throws Exception {
    for (Graph graph : new Graph[] {SmallNet.graph(), SmallNet.withSoftmax()}) {
      float[] own = TestSessions.logits(engine.name(), graph, Workload.FORWARD, batch);
      float[] others = TestSessions.logits(reference, graph, Workload.FORWARD, batch);
      assertThat(own).hasSize(batch * SmallNet.CLASSES);
      assertThat(TestSessions.relativeError(own, others)).isLessThan(TOLERANCE);
    }
  }

  @Test
  void givesTheSameLogitsAtEveryCall() throws Exception {
    try (Session session =
        TestSessions.open(engine.name(), SmallNet.graph(), Workload.FORWARD, 2)) {
      float[] first = TestSessions.call(session);
      for (int i = 0; i < 5; i++) {
        assertThat(TestSessions.call(session)).isEqualTo(first);
      }
    }
  }

  @Test
  void treatsEveryImageOfABatchForItself() throws Exception {
    float[] one = TestSessions.logits(engine.name(), SmallNet.graph(), Workload.FORWARD, 1);
    float[] two = TestSessions.logits(engine.name(), SmallNet.graph(), Workload.FORWARD, 2);
    float[] first = Arrays.copyOf(two, one.length);
    assertThat(TestSessions.relativeError(first, one)).isLessThan(TOLERANCE);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void closesTwiceWithoutHarm(Workload workload) throws Exception {
    Session session = TestSessions.open(engine.name(), SmallNet.graph(), workload, 1);
    session.prepare();
    session.run();
    session.close();
    assertThatNoException().isThrownBy(session::close);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void itsTimeGrowsWithTheBatch(Workload workload) throws Exception {
    Growth growth =
        Growth.of(batch -> TestSessions.open(engine.name(), Growth.network(), workload, batch));
    assertThat(growth.holds()).as(growth.toString()).isTrue();
  }

  @Test
  void saysThatADeviceIsNotThere() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> engine.start(Device.of("cuda:7"), 1))
        .withMessageContaining("--device cpu")
        .satisfies(e -> assertThat(e.status()).isEqualTo(Status.UNAVAILABLE));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CALL")
  void readsItsThreadsBack(Workload workload) throws Exception {
    try (Session session = TestSessions.open(engine.name(), SmallNet.graph(), workload, 2)) {
      assertThat(session.settings())
          .containsEntry(Session.THREADS, String.valueOf(TestSessions.THREADS));
    }
  }

  @Test
  void tellsTheVersionOfTheLoadedLibrary() throws Exception {
    assertThat(engine.start(Device.CPU, TestSessions.THREADS).version())
        .matches("\\d+\\.\\d+\\.\\d+.*");
  }
}
