/**
 * Apache MXNet through DJL, operator by operator and as a symbol of the whole network; only here
 * are its classes named.
 */
package org.convmark.bench.mxnet;
