package org.convmark.bench.djl;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.convmark.bench.djl.GraphBlock.Mode;

/**
 * Arrays that nothing but a few lines reads, and that end with them: at once, or with the call
 * where the engine would only wait for each.
 */
final class Temporaries implements AutoCloseable {

  private final List<NDArray> arrays = new ArrayList<>();
  private final boolean end;

  Temporaries(Dialect dialect, Mode mode) {
    end = dialect.freesAtOnce(mode);
  }

  /** The array itself, which ends with the others. */
  NDArray add(NDArray array) {
    arrays.add(array);
    return array;
  }

  @Override
  public void close() {
    if (end) {
      arrays.forEach(NDArray::close);
    }
  }
}
