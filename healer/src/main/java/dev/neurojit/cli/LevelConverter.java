package dev.neurojit.cli;

import dev.neurojit.judge.Level;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the levels of {@code lower --emit} by their names on the command line. */
final class LevelConverter implements ITypeConverter<Level> {
  @Override
  public Level convert(String text) {
    return Arrays.stream(Level.values())
        .filter(level -> level.option().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "expected one of "
                    + String.join(", ", Arrays.stream(Level.values()).map(Level::option).toList())
                    + " but was '"
                    + text
                    + "'"));
  }
}
