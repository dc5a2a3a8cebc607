package dev.neurojit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFileTest {
  private static final String GOOD =
      """
      # a comment
      name = "test"
      gravity_m_s2 = 1.62
      dry_mass_kg = 6_000
      fuel_mass_kg = 1000
      max_thrust_n = 22680.0
      min_throttle = 0
      specific_impulse_s = 311
      initial_altitude_m = 500
      initial_velocity_m_s = -25
      time_limit_s = 300
      ceiling_m = 2e3
      """;

  private static final String DEFAULTS = "every key without a default";

  private static Loaded read(String text) {
    return ScenarioFile.read("x.toml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String message(Loaded loaded) {
    return switch (loaded) {
      case Loaded.Rejected(Defect defect) -> defect.message();
      case Loaded.Ok ok -> throw new AssertionError("accepted " + ok.ensemble());
    };
  }

  private static Ensemble ensemble(Loaded loaded) {
    return switch (loaded) {
      case Loaded.Ok ok -> ok.ensemble();
      case Loaded.Rejected(Defect defect) -> throw new AssertionError(defect.message());
    };
  }

  private static String replaced(String line, String by) {
    assertThat(GOOD).contains(line);
    return GOOD.replace(line, by);
  }

  @Test
  void aByteOrderMarkIsNoKey() {
    assertThat(ensemble(read("\uFEFF" + GOOD))).isEqualTo(ensemble(read(GOOD)));
  }

  @Test
  void defaultsFillTheControlStepAndTheTouchdownLimits() {
    Scenario expected =
        new Scenario("test", 1.62, 6000, 1000, 22680, 0, 311, 500, -25, 0.02, 300, 2, 5, 2000);
    assertThat(ensemble(read(GOOD))).isEqualTo(Ensemble.of(expected));
    assertThat(ensemble(read(GOOD)).nominal()).isEqualTo(expected);
    assertThat(ensemble(read("\n" + GOOD + "control_step_s = 0.1\r\n")))
        .isEqualTo(Ensemble.of(expected.with(Quantity.CONTROL_STEP, 0.1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gravity_m_s2 = -1.62 | 3:1: gravity_m_s2 is -1.62; expected a number from 0.001 to 1000;"
            + " write for example gravity_m_s2 = 1.62",
        "gravity_m_s2 = nan | 3:1: gravity_m_s2 is NaN; expected a number from 0.001 to 1000;"
            + " write for example gravity_m_s2 = 1.62",
        "gravity_m_s2 = 1e999 | 3:1: gravity_m_s2 is Infinity; expected a number from 0.001 to"
            + " 1000; write for example gravity_m_s2 = 1.62",
        "gravity_m_s2 = \"1.62\" | 3:1: gravity_m_s2 is text or a date; expected a number from"
            + " 0.001 to 1000; write for example gravity_m_s2 = 1.62",
        "gravity_m_s2 = true | 3:1: gravity_m_s2 is a boolean; expected a number from 0.001 to"
            + " 1000; write for example gravity_m_s2 = 1.62",
        "gravity_m_s2 = [1.62] | 3:1: gravity_m_s2 is an array; expected a number from 0.001 to"
            + " 1000; write for example gravity_m_s2 = 1.62",
        "gravity_m_s2.x = 1 | 3:1: gravity_m_s2 has no distribution x; expected one of fixed,"
            + " normal, uniform; write for example gravity_m_s2 = 1.62, or gravity_m_s2 = { normal"
            + " = [1.62, 0.0162] }",
        "gravity_m_s3 = 1.62 | 3:1: unknown key gravity_m_s3; expected gravity_m_s2 perhaps (the"
            + " unit is part of the key); rename or remove it",
        "gravity = 1.62 | 3:1: unknown key gravity; expected gravity_m_s2 perhaps (the unit is"
            + " part of the key); rename or remove it",
        "\"gravity\" = 1.62 | 3:1: unknown key gravity; expected gravity_m_s2 perhaps (the unit is"
            + " part of the key); rename or remove it",
        "gravity_m_s2 = 1.62 m/s2 | 3:21: not TOML: More data after value has already ended."
            + " Invalid value preceding this position?; expected lines such as"
            + " gravity_m_s2 = 1.62; correct the line",
        "gravity_m_s2 = | 3:15: not TOML: Newline not permitted here; expected lines such as"
            + " gravity_m_s2 = 1.62; correct the line",
        "name = \"again\" | 3:1: name is already set in line 2; expected each key once; remove one",
      })
  void badLines(String line, String message) {
    String text = replaced("gravity_m_s2 = 1.62", line);
    assertThat(message(read(text))).isEqualTo("x.toml:" + message);
  }

  @Test
  void columnsCountTheIndentation() {
    assertThat(message(read(replaced("gravity_m_s2 = 1.62", "  gravity_m_s2 = -1"))))
        .startsWith("x.toml:3:3: gravity_m_s2 is -1; expected");
  }

  @Test
  void anUnknownKeySetTwiceIsRefusedAsToml() {
    assertThat(message(read("a = 1\na = 2")))
        .isEqualTo(
            "x.toml:2:6: not TOML: Duplicate key; expected lines such as gravity_m_s2 = 1.62;"
                + " correct the line");
  }

  @Test
  void aMissingKeyIsNamed() {
    assertThat(message(read(replaced("fuel_mass_kg = 1000\n", ""))))
        .isEqualTo(
            "x.toml: missing fuel_mass_kg; expected "
                + DEFAULTS
                + "; write for example fuel_mass_kg = 1000");
    assertThat(message(read(replaced("name = \"test\"\n", ""))))
        .isEqualTo("x.toml: missing name; expected " + DEFAULTS + "; write name = \"...\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing but a comment"})
  void anEmptyFileMissesEveryKey(String text) {
    assertThat(message(read(text)))
        .isEqualTo(
            "x.toml: missing name, gravity_m_s2, dry_mass_kg, fuel_mass_kg, max_thrust_n,"
                + " min_throttle, specific_impulse_s, initial_altitude_m, initial_velocity_m_s,"
                + " time_limit_s, ceiling_m; expected "
                + DEFAULTS
                + "; write name = \"...\"");
  }

  @Test
  void aKeyLikeNoOtherGetsTheWholeList() {
    assertThat(message(read(GOOD + "[planet]\nradius = 1\n")))
        .isEqualTo(
            "x.toml:13:2: unknown key planet; expected one of name, gravity_m_s2, dry_mass_kg,"
                + " fuel_mass_kg, max_thrust_n, min_throttle, specific_impulse_s,"
                + " initial_altitude_m, initial_velocity_m_s, control_step_s, time_limit_s,"
                + " soft_touchdown_m_s, hard_touchdown_m_s, ceiling_m, terrain_height_m,"
                + " throttle_lag_s, throttle_rate_per_s, throttle_deadband, initial_throttle,"
                + " altitude_noise_m, altitude_bias_m, velocity_noise_m_s, velocity_bias_m_s,"
                + " sensor_delay_s, initial_x_m, initial_vx_m_s, initial_attitude_rad,"
                + " initial_rate_rad_s, inertia_kg_m2, engine_arm_m, max_gimbal_rad,"
                + " pad_half_width_m, range_m, soft_drift_m_s, soft_lean_rad, soft_turn_rad_s,"
                + " hard_drift_m_s, hard_lean_rad, hard_turn_rad_s; rename or remove it");
  }

  @Test
  void figuresThatContradictEachOther() {
    assertThat(message(read(GOOD + "hard_touchdown_m_s = 1.5\n")))
        .isEqualTo(
            "x.toml:13:1: hard_touchdown_m_s is 1.5; expected at least soft_touchdown_m_s = 2;"
                + " raise it, or lower soft_touchdown_m_s");
    assertThat(message(read(replaced("ceiling_m = 2e3", "ceiling_m = 500"))))
        .isEqualTo(
            "x.toml:12:1: ceiling_m is 500; expected more than initial_altitude_m = 500; raise it,"
                + " or start lower");
    assertThat(message(read(GOOD + "control_step_s = 0.0002\n")))
        .isEqualTo(
            "x.toml:11:1: time_limit_s is 300; expected at most 1000000 control steps of 0.0002 s;"
                + " lower it, or raise control_step_s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name = 7 | name is a number; expected text in quotes",
        "name = ' ' | name is blank; expected 1 to 64 printable characters",
        "name = \"\\u001b[31m\" | name is not printable; expected 1 to 64 printable characters",
      },
      quoteCharacter = '`')
  void badNames(String line, String problem) {
    assertThat(message(read(replaced("name = \"test\"", line))))
        .isEqualTo("x.toml:2:1: " + problem + "; write for example name = \"moon\"");
  }

  @Test
  void aKeyCannotPaintTheTerminal() {
    assertThat(message(read(GOOD + "\"\\u001b[31m" + "x".repeat(500) + "\" = 1\n")))
        .doesNotContain("\u001b")
        .startsWith("x.toml: unknown key ?[31mxxx")
        .contains("xxx...; expected one of name");
  }

  @Test
  void deepNestingIsRefusedNotOverflowed() {
    assertThat(message(read("x = " + "[".repeat(60_000)))).startsWith("x.toml: not TOML: Document");
    assertThat(message(read("a" + ".b".repeat(30_000) + " = 1"))).contains("not TOML");
  }

  @Test
  void bytesThatAreNotUtf8() {
    byte[] latin1 = "name = \"a\"\n# K\u00f6ln\n".getBytes(StandardCharsets.ISO_8859_1);
    String tail = "is not UTF-8; expected text in UTF-8; save the file as UTF-8";
    assertThat(message(ScenarioFile.read("x.toml", latin1)))
        .isEqualTo("x.toml:2:4: byte 0xf6 " + tail);
    byte[] cutShort = {'#', (byte) 0xe2, (byte) 0x82};
    assertThat(message(ScenarioFile.read("x.toml", cutShort)))
        .isEqualTo("x.toml:1:2: byte 0xe2 " + tail);
    assertThat(message(read("\0\1\2")))
        .startsWith("x.toml:1:1: not TOML: Illegal control character;");
  }

  @Test
  void filesThatAreNoScenario(@TempDir Path folder) throws IOException {
    assertThat(message(Ensemble.load(folder)))
        .isEqualTo(
            folder + ": is a directory; expected a TOML file; give the path of the file inside it");
    Path absent = folder.resolve("absent.toml");
    assertThat(message(Ensemble.load(absent)))
        .isEqualTo(absent + ": no such file; expected a TOML file; check the path");
    byte[] large = new byte[ScenarioFile.MOST_BYTES + 1];
    Arrays.fill(large, (byte) '#');
    Path big = Files.write(folder.resolve("big.toml"), large);
    assertThat(message(Ensemble.load(big)))
        .isEqualTo(
            big + ": is larger than 64 KiB; expected a TOML file; give a scenario, not other data");
  }

  @Test
  void aUserMayGiveANameOrAPath(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine"), GOOD);
    assertThat(Ensemble.find(file.toString())).isEqualTo(Ensemble.load(file));
    assertThat(ensemble(Ensemble.find("moon"))).isEqualTo(Ensemble.of(Scenario.named("moon")));
    assertThat(message(Ensemble.find("mon")))
        .isEqualTo("mon: no such scenario; expected moon perhaps; or give the path of a TOML file");
    assertThat(message(Ensemble.find("pluto")))
        .isEqualTo(
            "pluto: no such scenario; expected one of moon, mars, earth, apollo11, lander2d; or give the path of"
                + " a TOML file");
    assertThat(message(Ensemble.find("nowhere.toml")))
        .isEqualTo("nowhere.toml: no such file; expected a TOML file; check the path");
    assertThat(message(Ensemble.find("a\0b"))).startsWith("a?b: no such scenario");
    assertThat(message(Ensemble.find(""))).contains("no such scenario");
  }
}
