package org.convmark.model.arch;

/**
 * Where a network is from.
 *
 * @param authors as one cites them, such as {@code He et al.}
 * @param year of the first publication
 * @param title of the paper
 * @param where identifier and table, such as {@code arXiv:1512.03385, Table 1}
 */
public record Citation(String authors, int year, String title, String where) {

  @Override
  public String toString() {
    return authors + " " + year + ": " + title + " (" + where + ")";
  }
}
