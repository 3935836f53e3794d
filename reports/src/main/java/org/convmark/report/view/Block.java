package org.convmark.report.view;

/** A part of a section. */
public sealed interface Block permits Figure, Table, Ledger, Calculator {

  /** The same with anchors that begin with the prefix. */
  Block within(String prefix);
}
