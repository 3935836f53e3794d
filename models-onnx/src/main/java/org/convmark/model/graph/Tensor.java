package org.convmark.model.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A handle on a result while a network is built. Every method appends a node in the handle's scope
 * and returns the handle of its result; a shape that does not fit is an {@link
 * IllegalArgumentException} which names scope and operator.
 */
public final class Tensor {

  private final GraphBuilder builder;
  private final String name;
  private final Shape shape;
  private final String scope;

  Tensor(GraphBuilder builder, String name, Shape shape, String scope) {
    this.builder = builder;
    this.name = name;
    this.shape = shape;
    this.scope = scope;
  }

  String name() {
    return name;
  }

  boolean isOf(GraphBuilder other) {
    return builder == other;
  }

  /** The shape for one image. */
  public Shape shape() {
    return shape;
  }

  /** The layer or module of the paper that the next node belongs to. */
  public String scope() {
    return scope;
  }

  /** The same result; what follows belongs to the layer or module {@code layer} of the paper. */
  public Tensor in(String layer) {
    return new Tensor(builder, name, shape, layer);
  }

  /** The same result; what follows belongs to a branch of the present scope. */
  public Tensor at(String branch) {
    return in(scope + "/" + branch);
  }

  /**
   * The same result, which an auxiliary classifier reads too in training.
   *
   * @param lossWeight what its loss is multiplied by
   * @param head from this result to its logits
   */
  public Tensor auxiliary(float lossWeight, UnaryOperator<Tensor> head) {
    builder.auxiliary(head.apply(this), lossWeight);
    return this;
  }

  /** A convolution with bias. */
  public Tensor conv(int filters, Window window) {
    return then(new Conv(filters, window, 1, Bias.LEARNED));
  }

  /** A convolution in groups, with bias. */
  public Tensor groupedConv(int filters, Window window, int groups) {
    return then(new Conv(filters, window, groups, Bias.LEARNED));
  }

  /** A convolution without bias, as before a batch norm. */
  public Tensor convNoBias(int filters, Window window) {
    return then(new Conv(filters, window, 1, Bias.NONE));
  }

  /** A convolution in groups, without bias; as many groups as channels make it depthwise. */
  public Tensor groupedConvNoBias(int filters, Window window, int groups) {
    return then(new Conv(filters, window, groups, Bias.NONE));
  }

  /** A batch norm with learned gamma and beta. */
  public Tensor batchNorm(float epsilon) {
    return then(new BatchNorm(epsilon, BatchNorm.Gamma.LEARNED));
  }

  /** A batch norm with learned beta only. */
  public Tensor batchNormNoGamma(float epsilon) {
    return then(new BatchNorm(epsilon, BatchNorm.Gamma.ONE));
  }

  public Tensor relu() {
    return then(new Relu());
  }

  public Tensor maxPool(Window window) {
    return then(new MaxPool(window));
  }

  public Tensor avgPool(Window window, AvgPool.Divisor divisor) {
    return then(new AvgPool(window, divisor));
  }

  public Tensor globalAvgPool() {
    return then(new GlobalAvgPool());
  }

  /** Local response normalisation with Caffe's meaning of alpha, see {@link Lrn}. */
  public Tensor lrn(int size, float alpha, float beta, float k) {
    return then(new Lrn(size, alpha, beta, k));
  }

  public Tensor flatten() {
    return then(new Flatten());
  }

  /** A fully connected layer with bias. */
  public Tensor linear(int units) {
    return then(new Linear(units, Bias.LEARNED));
  }

  /** A fully connected layer without bias, as before a batch norm. */
  public Tensor linearNoBias(int units) {
    return then(new Linear(units, Bias.NONE));
  }

  /** The result with {@code extra} channels of zeros behind its own. */
  public Tensor padChannels(int extra) {
    return then(new PadChannels(extra));
  }

  public Tensor dropout(float rate) {
    return then(new Dropout(rate));
  }

  public Tensor scale(float factor) {
    return then(new Scale(factor));
  }

  public Tensor softmax() {
    return then(new Softmax());
  }

  /** The sum with {@code other}. */
  public Tensor add(Tensor other) {
    return builder.append(scope, new Add(), List.of(this, other));
  }

  /** This result and the others joined along the channels, in this order. */
  public Tensor concat(Tensor... others) {
    List<Tensor> all = new ArrayList<>();
    all.add(this);
    all.addAll(List.of(others));
    return builder.append(scope, new Concat(), all);
  }

  private Tensor then(Op op) {
    return builder.append(scope, op, List.of(this));
  }
}
