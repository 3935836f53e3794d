/**
 * Statistics of samples within one run. The fork is the unit of evidence: nothing here pools
 * iterations to narrow an interval, and nothing knows a file.
 */
package org.convmark.result.stat;
