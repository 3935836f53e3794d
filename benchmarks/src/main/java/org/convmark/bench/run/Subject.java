package org.convmark.bench.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convmark.bench.fork.ForkSpec.ModelFile;
import org.convmark.result.Cell;
import org.convmark.result.LayerFact;
import org.convmark.result.Memory;
import org.convmark.result.NetworkCost;
import org.convmark.result.Outcome;

/** What a group of cells measures: a network of the suite, or a user's file. */
sealed interface Subject permits ListedNetwork, OwnFile {

  /** Why a cell of it can't be measured, known before anything is loaded. */
  Optional<Outcome> obstacle(Cell cell);

  /** What of it costs what, for one image. */
  NetworkCost cost(Cell cell);

  /** What its nodes cost, with one of the batches that are measured; none if it is not known. */
  List<LayerFact> layers(int batch);

  /** What a cell needs at least; empty if the network is not known. */
  Optional<Memory.Analytic> analytic(Cell cell);

  /** What the forks of a cell load. */
  ModelFile file(Cell cell, RunContext context) throws IOException;

  /** Whether each of the cells, which have no obstacle, may be timed. */
  Map<Cell, Proof> prove(List<Cell> cells, RunContext context) throws IOException;
}
