/**
 * Runs in the formats of other tools, and results of other tools as runs. Nothing here writes a
 * file, and nothing that it reads is trusted.
 */
package org.convmark.result.exchange;
