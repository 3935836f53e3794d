/**
 * What an engine is to the suite: a provider, a runtime, a session and the devices it runs on.
 * Names no engine's classes, so that a fork can hold one engine's library and nothing else.
 */
package org.convmark.bench.engine;
