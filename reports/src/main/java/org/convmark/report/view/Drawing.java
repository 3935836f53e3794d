package org.convmark.report.view;

/** What a chart draws; its JSON form is what the script of the page reads. */
public sealed interface Drawing
    permits Chart, LineChart, SampleChart, EcdfChart, BubbleChart, Choice {

  /** The same where anchors begin with the prefix. */
  default Drawing within(String prefix) {
    return this;
  }
}
