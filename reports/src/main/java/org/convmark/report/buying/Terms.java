package org.convmark.report.buying;

/**
 * How all devices are paid and used.
 *
 * @param electricity price of 1 kWh in the currency
 * @param utilisation share of its life in which a device is busy, above 0 and at most 1
 * @param lifetimeYears from buying to replacing
 * @param overhead power drawn by the building for each watt of the device (power usage
 *     effectiveness), at least 1
 */
public record Terms(double electricity, double utilisation, double lifetimeYears, double overhead) {

  /** Taken where a file says nothing else; a report says which of them were. */
  public static final Terms DEFAULT = new Terms(0.15, 0.5, 4, 1);

  /** Of a year of 365.25 days. */
  static final double HOURS_PER_YEAR = 8766;

  private static final double WATTS_PER_KILOWATT = 1000;

  /** Hours of a bought device's life in which it is busy: years · 8766 · utilisation. */
  double busyHours() {
    return lifetimeYears * HOURS_PER_YEAR * utilisation;
  }

  /**
   * What the electricity of a busy hour costs, in the currency: watts / 1000 · overhead · price of
   * 1 kWh. What a device draws while idle is not in it.
   */
  double electricityPerBusyHour(double watts) {
    return watts / WATTS_PER_KILOWATT * overhead * electricity;
  }
}
