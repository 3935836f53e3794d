package org.convmark.result.environment;

import java.util.OptionalLong;

/**
 * The kernel's counters of processes that it has killed for want of memory.
 *
 * @param ofGroup those of this process's container or service; empty where they are not told
 * @param limitHits how often the container ran into its limit
 * @param ofMachine those of the whole machine; empty where they are not told
 */
public record KernelKills(OptionalLong ofGroup, long limitHits, OptionalLong ofMachine) {

  /** Which memory ran out when a process was killed. */
  public enum Cause {
    CONTAINER,
    MACHINE,
    /** None: somebody else killed the process. */
    NONE,
    /** There are no counters to tell. */
    UNKNOWN
  }

  /** The counters now. */
  public static KernelKills now() {
    return HostMemory.here().kills();
  }

  /**
   * Why a process of this container was killed between two moments. The machine's counter has the
   * processes of others too, so that it decides only where the container has none.
   */
  public Cause since(KernelKills earlier) {
    boolean groupTells = ofGroup.isPresent() && earlier.ofGroup.isPresent();
    boolean machineTells = ofMachine.isPresent() && earlier.ofMachine.isPresent();
    if (!groupTells && !machineTells) {
      return Cause.UNKNOWN;
    }
    long kills =
        groupTells
            ? ofGroup.getAsLong() - earlier.ofGroup.getAsLong()
            : ofMachine.getAsLong() - earlier.ofMachine.getAsLong();
    if (kills <= 0) {
      return Cause.NONE;
    }
    return limitHits > earlier.limitHits ? Cause.CONTAINER : Cause.MACHINE;
  }
}
