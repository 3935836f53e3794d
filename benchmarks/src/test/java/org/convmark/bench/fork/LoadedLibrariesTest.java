package org.convmark.bench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadedLibrariesTest {

  private static final String PLACE = "7f00-7f01 r-xp 00000000 fd:00 1234      ";

  @Test
  void enginesLibrariesAreToldAndThoseOfJavaAndTheSystemAreNot() {
    List<String> maps =
        List.of(
            PLACE + "/home/my cache/libtorch_cpu.so",
            PLACE + "/home/my cache/libtorch_cpu.so",
            PLACE + "/home/my cache/libgomp.so.1",
            PLACE + "/usr/lib/jdk/lib/libnio.so",
            PLACE + "/usr/lib/x86_64-linux-gnu/libc.so.6",
            PLACE + "/usr/lib/x86_64-linux-gnu/libcudnn.so.9",
            PLACE + "/usr/lib64/libcuda.so.560.35.03",
            PLACE + "/opt/jdk/lib/libnet.so",
            PLACE + "/home/app/engine.jar",
            PLACE + "[heap]",
            "7f00-7f01 rw-p 00000000 00:00 0 ");

    assertThat(LoadedLibraries.files(maps, "/opt/jdk"))
        .containsExactly(
            "/home/my cache/libtorch_cpu.so",
            "/home/my cache/libgomp.so.1",
            "/usr/lib/x86_64-linux-gnu/libcudnn.so.9",
            "/usr/lib64/libcuda.so.560.35.03");
  }
}
