package org.convmark.model.arch;

/**
 * Where a network is from.
 *
 * @param by authors and year as one cites them, such as {@code He et al. 2015}
 * @param title of the paper, the library or the notes
 * @param where identifier and table, or path, such as {@code arXiv:1512.03385, Table 1}
 */
public record Citation(String by, String title, String where) {

  /** Another place in the same work. */
  Citation at(String place) {
    return new Citation(by, title, place);
  }

  @Override
  public String toString() {
    return by + ": " + title + " (" + where + ")";
  }
}
