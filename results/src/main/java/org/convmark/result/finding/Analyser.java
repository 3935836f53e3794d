package org.convmark.result.finding;

import java.util.List;
import org.convmark.result.Finding;

/** Looks for one kind of finding. */
interface Analyser {

  /** What it finds; a cell or a fact that is missing is no finding. */
  List<Finding> findings(Material material);
}
