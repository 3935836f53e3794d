package org.convmark.report.buying;

/**
 * What is paid for a device.
 *
 * @param amount in the currency: once, or for each hour
 */
public record Price(Basis basis, double amount) {

  /** How a device is paid. */
  public enum Basis {
    /** Once, and for its electricity. */
    BOUGHT,
    /** For each hour, busy or not; the electricity is the owner's. */
    RENTED
  }

  /**
   * The device's share of the cost of a busy hour, in the currency: price / busy hours of its life,
   * or price of an hour / utilisation.
   */
  double perBusyHour(Terms terms) {
    return basis == Basis.BOUGHT ? amount / terms.busyHours() : amount / terms.utilisation();
  }
}
