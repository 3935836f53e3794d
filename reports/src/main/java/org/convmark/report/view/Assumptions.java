package org.convmark.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convmark.report.buying.Device;
import org.convmark.report.buying.Offer;
import org.convmark.report.buying.Price;
import org.convmark.report.buying.Terms;

/** Everything that figures of money and energy rest on and that was not measured. */
final class Assumptions {

  private final Bidders bidders;
  private final List<List<Value>> rows = new ArrayList<>();

  private Assumptions(Bidders bidders) {
    this.bidders = bidders;
  }

  static Section section(Bidders bidders) {
    Assumptions assumptions = new Assumptions(bidders);
    assumptions.addTerms();
    bidders.market().devices().forEach(assumptions::addDevice);
    return new Section(
        "buying-assumptions",
        "What is assumed",
        List.of(
            "Cost of a busy hour = price / (lifetime \u00b7 8766 h \u00b7 utilisation) + watts /"
                + " 1000 \u00b7 overhead \u00b7 electricity for a bought device, price of an hour /"
                + " utilisation for a rented one, whose electricity is in its rent. Cost of"
                + " 10\u2076 images = cost of a busy hour / (images/s \u00b7 3600) \u00b7"
                + " 10\u2076.",
            "Not counted: what a device draws while idle, the host of a card unless its price and"
                + " watts hold it, interest, staff, space."),
        List.of(),
        List.of(assumptions.table()));
  }

  private Table table() {
    return new Table(
        "buying-assumptions-table",
        "Assumptions",
        List.of(
            "Sliders of the page start from these, and say themselves what was changed. Where power"
                + " was measured, the measured figure takes the place of watts."),
        List.of(
            Column.name("What"), Column.number("Value"), Column.text("Unit"), Column.text("From")),
        rows);
  }

  private void addTerms() {
    Terms terms = bidders.file().terms();
    String currency = bidders.file().currency();
    add("Electricity", terms.electricity(), currency + " per kWh", "electricityPerKwh");
    add(
        "Utilisation",
        terms.utilisation(),
        "share of hours in which a device is busy",
        "utilisation");
    add("Lifetime", terms.lifetimeYears(), "years of 8766 h", "lifetimeYears");
    add(
        "Overhead of power",
        terms.overhead(),
        "watts of the building for each of the device",
        "powerOverhead");
  }

  private void add(String what, double value, String unit, String key) {
    String from = bidders.file().given().contains(key) ? source() : "default";
    rows.add(row(what, Value.of(Numbers.asPrinted(value)), unit, from));
  }

  private static List<Value> row(String what, Value value, String unit, String from) {
    return List.of(Value.of(what), value, Value.orNone(unit), Value.orNone(from));
  }

  private String source() {
    String path = bidders.file().source();
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private void addDevice(Device device) {
    Offer offer = bidders.market().offer(device);
    String name = bidders.name(device);
    Optional<Price> price = offer.price();
    if (price.isEmpty()) {
      rows.add(row("Price of " + name, Value.missing("no price given"), "", ""));
    } else {
      boolean bought = price.get().basis() == Price.Basis.BOUGHT;
      rows.add(
          row(
              (bought ? "Price of " : "Rent of ") + name,
              Value.of(Numbers.asPrinted(price.get().amount())),
              bidders.file().currency() + (bought ? ", once" : " per hour"),
              source()));
    }
    addOptional("Power of " + name, offer.watts(), "W under load, as given (TDP)");
    addOptional("Memory of " + name, offer.memoryGib(), "GiB");
  }

  private void addOptional(String what, OptionalDouble value, String unit) {
    if (value.isPresent()) {
      rows.add(row(what, Value.of(Numbers.asPrinted(value.getAsDouble())), unit, source()));
    }
  }
}
