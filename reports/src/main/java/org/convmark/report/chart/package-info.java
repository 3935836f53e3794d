/**
 * Charts as pictures, drawn without a browser from the same drawings as those of the HTML page. The
 * same figure gives the same SVG on every machine.
 */
package org.convmark.report.chart;
