/**
 * The ledger of claims: what documents state about networks, put to the graphs. Reads statements
 * and writes verdicts; how a graph is asked is the query's business.
 */
package org.convmark.model.claim;
