package org.convmark.result;

import java.util.OptionalDouble;

/**
 * What is documented of a model of the run, next to what was counted.
 *
 * @param model the full {@code architecture/variant}
 * @param input shape of one image, HxWxC
 * @param citation paper
 * @param cost counted on the graph
 * @param documented what is published of it
 */
public record ModelFact(
    String model, String input, String citation, NetworkCost cost, Documented documented) {

  /**
   * What is published of a model.
   *
   * @param params the number as documents print it, such as {@code ~60 M}; may be empty
   * @param paramsSource which document says so; may be empty
   * @param top1Error published error in percent, single crop
   * @param top5Error published error in percent, single crop
   * @param errorSource who published the errors; may be empty
   */
  public record Documented(
      String params,
      String paramsSource,
      OptionalDouble top1Error,
      OptionalDouble top5Error,
      String errorSource) {}
}
