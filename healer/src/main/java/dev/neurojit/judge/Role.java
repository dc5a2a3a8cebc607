package dev.neurojit.judge;

import dev.neurojit.flight.Argument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a parameter of the controller means, in the order in which parameters are expected. */
public enum Role {
  /** m above the ground. */
  ALTITUDE("alt height h y z"),
  /** m/s, positive upwards. */
  VELOCITY("vel v vy vz speed vertical_velocity vertical_speed"),
  /** kg left. */
  FUEL("propellant fuel_mass fuel_left remaining_fuel"),
  /** s since the start. */
  TIME("t elapsed elapsed_time");

  private final String synonyms;

  Role(String synonyms) {
    this.synonyms = synonyms;
  }

  /** Returns the parameter name of the contract, for example {@code altitude}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what compiled code calls it. */
  Argument.Sensor sensor() {
    return Argument.Sensor.valueOf(name());
  }

  /** Returns the role that a parameter's SSA name tells, with or without percent sign. */
  static Optional<Role> named(String name) {
    String bare = name.replaceFirst("^%", "").toLowerCase(Locale.ROOT);
    for (Role role : values()) {
      if (role.word().equals(bare) || List.of(role.synonyms.split(" ")).contains(bare)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
