package dev.neurojit.mlir;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes a pass from its defaults and the options in a pipeline's text. */
final class PassOptions {
  /** The text does not fit the record. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  private PassOptions() {}

  static JavaPass apply(JavaPass defaults, String text) throws Wrong {
    Map<String, String> given = read(defaults, text);
    RecordComponent[] components = defaults.getClass().getRecordComponents();
    if (components == null) {
      throw new Wrong(defaults.argument() + " is not a record, so it has no options");
    }
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String option = given.remove(components[i].getName());
      values[i] =
          option == null
              ? current(defaults, components[i])
              : parse(defaults, components[i], option);
    }
    if (!given.isEmpty()) {
      throw new Wrong(
          "%s has no option '%s'; it has %s"
              .formatted(
                  defaults.argument(), given.keySet().iterator().next(), listed(components)));
    }
    return make(defaults, components, values);
  }

  /** {@code a=1 b c={x y}}: a name alone is {@code true}. */
  private static Map<String, String> read(JavaPass pass, String text) throws Wrong {
    Map<String, String> given = new LinkedHashMap<>();
    for (String option : words(text)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      String value = equals < 0 ? "true" : unquote(option.substring(equals + 1));
      if (given.put(name, value) != null) {
        throw new Wrong("%s is given the option '%s' twice".formatted(pass.argument(), name));
      }
    }
    return given;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int depth = 0;
    char quote = 0;
    for (char c : (text + " ").toCharArray()) {
      quote = quote == 0 && (c == '"' || c == '\'') ? c : quote == c ? 0 : quote;
      depth += quote != 0 ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0 && quote == 0 && Character.isWhitespace(c)) {
        if (!word.isEmpty()) {
          words.add(word.toString());
        }
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return words;
  }

  private static String unquote(String value) {
    boolean quoted =
        value.length() >= 2
            && "\"'{".indexOf(value.charAt(0)) >= 0
            && "\"'}".indexOf(value.charAt(value.length() - 1)) >= 0;
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static Object parse(JavaPass pass, RecordComponent component, String text) throws Wrong {
    Class<?> type = component.getType();
    try {
      return switch (type.getName()) {
        case "int" -> Integer.parseInt(text);
        case "long" -> Long.parseLong(text);
        case "double" -> Double.parseDouble(text);
        case "boolean" -> truth(text);
        case "java.lang.String" -> text;
        default -> constant(type, text);
      };
    } catch (IllegalArgumentException e) {
      throw new Wrong(
          "%s takes %s for '%s', not '%s'"
              .formatted(pass.argument(), kind(type), component.getName(), text));
    }
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Object constant(Class<?> type, String text) {
    return Arrays.stream(constants(type))
        .filter(value -> value.toString().equalsIgnoreCase(text.replace('-', '_')))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static Object[] constants(Class<?> type) {
    Object[] all = type.getEnumConstants();
    if (all == null) {
      throw new IllegalStateException("A pass option cannot be of " + type + ".");
    }
    return all;
  }

  private static String kind(Class<?> type) {
    return type.isEnum()
        ? "one of " + Arrays.toString(type.getEnumConstants())
        : "a value of type " + type.getSimpleName();
  }

  private static String listed(RecordComponent[] components) {
    return components.length == 0
        ? "none"
        : Arrays.stream(components)
            .map(c -> c.getName() + " (" + c.getType().getSimpleName() + ")")
            .collect(Collectors.joining(", "));
  }

  private static Object current(JavaPass pass, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(pass);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The pass hides its option " + component.getName() + ".", e);
    }
  }

  private static JavaPass make(JavaPass pass, RecordComponent[] components, Object[] values)
      throws Wrong {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = pass.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (JavaPass) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new Wrong("%s refuses its options: %s".formatted(pass.argument(), e.getCause()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The pass cannot be made: " + pass.getClass(), e);
    }
  }
}
