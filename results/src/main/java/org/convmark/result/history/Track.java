package org.convmark.result.history;

import org.convmark.result.compare.Series;

/** What is followed through history: one figure of one cell, of one origin. */
public record Track(Series series, Origin origin) {}
