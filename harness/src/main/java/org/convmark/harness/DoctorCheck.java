package org.convmark.harness;

import java.util.Locale;

/**
 * One thing that {@code doctor} has looked at.
 *
 * @param area such as {@code noise}
 * @param name of the check within its area, with the unit of its value
 * @param verdict on it
 * @param value as found; empty if it is not known
 * @param advice what it means and what to do, with the command if there is one; may be empty
 */
record DoctorCheck(String area, String name, Verdict verdict, String value, String advice) {

  /** How bad it is. */
  enum Verdict {
    /** Nothing to do. */
    OK,
    /** Figures will be worse than they could be. */
    WARNING,
    /** Something can't be measured. */
    PROBLEM,
    /** The system does not tell. */
    UNKNOWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static DoctorCheck ok(String area, String name, Object value) {
    return new DoctorCheck(area, name, Verdict.OK, String.valueOf(value), "");
  }

  static DoctorCheck unknown(String area, String name, String why) {
    return new DoctorCheck(area, name, Verdict.UNKNOWN, "", why);
  }

  /** The same with a worse verdict and what to do. */
  DoctorCheck but(Verdict worse, String remedy) {
    return new DoctorCheck(area, name, worse, value, remedy);
  }
}
