/** PyTorch through DJL, operator by operator; only here are its classes named. */
package org.convmark.bench.pytorch;
