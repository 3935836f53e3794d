/** Tables in LaTeX for papers; all text from elsewhere passes its one escaper. */
package org.convmark.report.latex;
