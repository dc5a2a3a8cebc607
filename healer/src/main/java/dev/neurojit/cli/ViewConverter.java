package dev.neurojit.cli;

import dev.neurojit.analytics.View;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Views by the names that they have on the command line. */
final class ViewConverter implements ITypeConverter<View> {
  @Override
  public View convert(String name) {
    return Arrays.stream(View.values())
        .filter(view -> view.title().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "'%s' is no view; expected one of %s"
                    .formatted(
                        name,
                        Arrays.stream(View.values())
                            .map(View::title)
                            .collect(Collectors.joining(", ")))));
  }
}
