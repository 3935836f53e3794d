package org.convmark.bench.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;

/** Sets what a native library reads from the environment when it is loaded; Java only reads it. */
public final class NativeEnvironment {

  private NativeEnvironment() {}

  private interface LibC extends Library {
    int setenv(String name, String value, int overwrite);
  }

  /** Sets a variable; false on systems whose C library has no such call. */
  public static boolean set(String name, String value) {
    try {
      return Native.load("c", LibC.class).setenv(name, value, 1) == 0;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }
}
