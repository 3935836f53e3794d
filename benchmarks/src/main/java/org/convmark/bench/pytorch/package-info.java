/** PyTorch through DJL, operator by operator or as one script; only here are its classes named. */
package org.convmark.bench.pytorch;
