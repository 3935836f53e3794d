/**
 * Reports of a run as text. Writers render and never open files; {@link
 * org.convmark.report.Reports} alone does. Of the project, only the records of a run may be used
 * here.
 */
package org.convmark.report;
