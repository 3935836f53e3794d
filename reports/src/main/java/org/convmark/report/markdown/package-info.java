/** Reports in GitHub-flavoured Markdown; all text from elsewhere passes its one escaper. */
package org.convmark.report.markdown;
