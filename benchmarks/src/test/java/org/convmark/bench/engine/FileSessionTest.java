package org.convmark.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convmark.bench.onnxruntime.OnnxRuntimeEngine;
import org.convmark.bench.own.Copies;
import org.convmark.bench.own.OwnModel;
import org.convmark.bench.own.Scripts;
import org.convmark.bench.pytorch.PyTorchScriptEngine;
import org.convmark.model.onnx.read.InputType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileSessionTest {

  @TempDir private Path folder;

  private static void callTwice(EngineRuntime runtime, Path file, List<TensorSpec> inputs)
      throws Exception {
    try (FileSession session = runtime.open(FileRequest.seeded(file, inputs))) {
      for (int call = 0; call < 2; call++) {
        session.prepare();
        session.run();
        session.release();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void inputsOfEveryTypeAreMade(InputType type) throws Exception {
    EngineRuntime runtime = new OnnxRuntimeEngine().start(Device.CPU, 1);
    Path file = Files.write(folder.resolve("copy.onnx"), Copies.of(type));
    List<TensorSpec> inputs = OwnModel.read("file:" + file, Map.of()).inputs(2);
    assertThat(inputs).containsExactly(new TensorSpec("x", type, List.of(2L, 3L)));
    callTwice(runtime, file, inputs);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INT16")
  void scriptsTakeEveryTypeThatDjlDoes(InputType type) throws Exception {
    EngineRuntime runtime = new PyTorchScriptEngine().start(Device.CPU, 1);
    Path file =
        Scripts.write(
            folder.resolve("copy.pt"), "x: Tensor) -> Tuple[Tensor, int]", "return (x, 3)");
    callTwice(runtime, file, List.of(new TensorSpec("x", type, List.of(2L, 3L))));
  }

  @Test
  void aFileThatIsBrokenOnlyToTheRuntimeIsOneLine() throws Exception {
    EngineRuntime runtime = new OnnxRuntimeEngine().start(Device.CPU, 1);
    Path file = Files.writeString(folder.resolve("text.onnx"), "hello");
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> runtime.open(FileRequest.seeded(file, List.of())))
        .withMessageStartingWith("onnxruntime: cannot load " + file)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }
}
