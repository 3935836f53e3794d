/**
 * What a report says, computed once from a run: sections, tables, figures and findings, with their
 * numbers already formatted. Knows no output format; templates and writers only render it.
 */
package org.convmark.report.view;
