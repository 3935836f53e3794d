package org.convmark.bench.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;

/** Sets what a native library reads from the environment when it is loaded; Java only reads it. */
public final class NativeEnvironment {

  private NativeEnvironment() {}

  /** The C library. */
  private interface LibC extends Library {
    int setenv(String name, String value, int overwrite);
  }

  public static void set(String name, String value) {
    Native.load("c", LibC.class).setenv(name, value, 1);
  }
}
