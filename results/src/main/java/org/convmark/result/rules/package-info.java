/** The rules of a gate as people write them: thresholds and accepted changes, series by series. */
package org.convmark.result.rules;
