package org.convmark.model.claim;

/**
 * A claim with its verdict.
 *
 * @param measured what the network has; empty if nothing was asked
 * @param why a sentence for a reader who has to act on it; empty if the claim is confirmed
 */
public record Assessment(Claim claim, String measured, Verdict verdict, String why) {}
