package org.convmark.bench.fork;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.convmark.bench.engine.EngineException;
import org.convmark.result.Cell;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The one benchmark: an iteration is one call of a cell's session. Everything but {@link
 * org.convmark.bench.engine.Session#run} happens outside the sample.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CellBenchmark {

  /** The file of the {@link ForkSpec}. */
  @Param("unset")
  public String spec;

  private Path reportFile;
  private ForkSession fork;
  private Cell cell;

  @Setup(Level.Trial)
  public void load() throws IOException, EngineException {
    ForkSpec forkSpec = ForkSpec.read(Path.of(spec));
    reportFile = Path.of(forkSpec.report());
    cell = forkSpec.cell();
    try {
      OptionalLong dropoutSeed = OptionalLong.of(forkSpec.seed());
      fork = ForkSession.open(forkSpec, forkSpec.cell().workload(), dropoutSeed);
      fork.session().release();
      fork.report().write(reportFile);
    } catch (EngineException | RuntimeException | Error e) {
      ForkReport.of(ForkSession.outcomeOf(e, forkSpec.cell())).write(reportFile);
      throw e;
    }
  }

  @Setup(Level.Invocation)
  public void prepare() throws IOException {
    IterationLog.begin();
    try {
      fork.session().prepare();
    } catch (RuntimeException | Error e) {
      throw reported(e);
    }
  }

  @Benchmark
  public void call() throws IOException {
    try {
      fork.session().run();
    } catch (RuntimeException | Error e) {
      throw reported(e);
    }
  }

  @TearDown(Level.Invocation)
  public void release() {
    fork.session().release();
  }

  @TearDown(Level.Trial)
  public void close() {
    fork.close();
  }

  private IllegalStateException reported(Throwable e) throws IOException {
    fork.report().with(ForkSession.outcomeOf(e, cell)).write(reportFile);
    return new IllegalStateException(e);
  }
}
