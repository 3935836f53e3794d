package org.convmark.harness;

import static org.convmark.harness.DoctorCheck.Verdict.PROBLEM;

import java.util.List;
import org.convmark.bench.energy.EnergyCounter;
import org.convmark.bench.energy.EnergyException;
import org.convmark.bench.engine.Device;

/** What {@code doctor} says of the counters of energy. */
final class DoctorEnergy {

  private static final String AREA = "energy";

  private DoctorEnergy() {}

  static List<DoctorCheck> checks(List<Device> devices) {
    return devices.stream().map(DoctorEnergy::check).toList();
  }

  private static DoctorCheck check(Device device) {
    try {
      EnergyCounter counter = EnergyCounter.of(device);
      return DoctorCheck.ok(
          AREA, device.toString(), counter.source().word() + ": " + counter.covered());
    } catch (EnergyException e) {
      return without(device, e);
    }
  }

  static DoctorCheck without(Device device, EnergyException reason) {
    return reason
        .remedy()
        .map(
            remedy ->
                DoctorCheck.ok(AREA, device.toString(), "not measured")
                    .but(PROBLEM, reason.getMessage() + ": " + remedy))
        .orElseGet(
            () ->
                DoctorCheck.unknown(
                    AREA, device.toString(), reason.getMessage() + "; cells have no energy"));
  }
}
