package org.convmark.result;

/**
 * What one node of a network that was measured costs for one image: one row of {@code layers.csv}.
 * Nodes that neither multiply nor have parameters, such as pools, have none.
 *
 * @param model the full {@code architecture/variant}, or a user's file as {@code file:PATH}
 * @param layer the node's name in its network, such as {@code conv4_2/conv3x3}
 * @param operator what it does, such as {@code conv3x3}, with its groups if there are several
 * @param outputShape of its result for one image, N×C×H×W as {@code 1x64x112x112} or N×features
 * @param macs multiply-accumulates, forward; 0 for batch normalisation
 * @param params trainable parameters
 * @param activations output elements of convolutions and linear layers, 0 of others
 */
public record LayerFact(
    String model,
    String layer,
    String operator,
    String outputShape,
    long macs,
    long params,
    long activations) {}
