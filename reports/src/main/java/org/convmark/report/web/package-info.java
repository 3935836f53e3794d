/**
 * Pages over several runs for a browser, rendered from records. Knows neither files nor HTTP; of
 * reports it shares the style sheet, the tables and their escaping.
 */
package org.convmark.report.web;
