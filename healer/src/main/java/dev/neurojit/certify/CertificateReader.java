package dev.neurojit.certify;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads certificates strictly: what two readers could understand in two ways is none. */
final class CertificateReader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private static final Pattern PROPERTY =
      Pattern.compile("(Missing|Null value for) creator property '(\\w+)'.*", Pattern.DOTALL);

  private CertificateReader() {}

  static Certificate read(String text) throws NoCertificateException {
    try {
      checkFormat(JSON.readTree(text));
      return JSON.readValue(text, Certificate.class);
    } catch (JsonProcessingException e) {
      throw new NoCertificateException(place(e.getLocation()), "is no certificate: " + why(e));
    }
  }

  /** Before anything else: another version may have other figures. */
  private static void checkFormat(JsonNode tree) throws NoCertificateException {
    if (tree.isMissingNode()) {
      throw new NoCertificateException("", "is no certificate: it is empty");
    }
    if (!tree.isObject()) {
      throw new NoCertificateException("", "is no certificate: it is no JSON object");
    }
    String format = tree.path("format").asText("");
    if (tree.path("format").isTextual() && !format.equals(Certificate.FORMAT)) {
      throw new NoCertificateException(
          "", "is of format " + format + ", expected " + Certificate.FORMAT);
    }
  }

  private static String place(JsonLocation at) {
    return at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
  }

  private static String why(JsonProcessingException e) {
    return switch (e) {
      case JsonEOFException _ -> "it ends too early";
      case UnrecognizedPropertyException unknown -> "unknown key " + path(unknown);
      case MismatchedInputException wrong -> mismatch(wrong);
      // Not what could be configured.
      default -> e.getOriginalMessage().replaceFirst(": enable `.*", "");
    };
  }

  private static String mismatch(MismatchedInputException e) {
    Matcher property = PROPERTY.matcher(e.getOriginalMessage());
    if (property.matches()) {
      String name = property.group(2);
      String path = path(e);
      boolean isNamed = path.equals(name) || path.endsWith("/" + name);
      return (isNamed ? path : path.isEmpty() ? name : path + "/" + name)
          + (property.group(1).equals("Missing") ? " is missing" : " is null");
    }
    return e.getPath().isEmpty()
        ? "text follows after its end"
        : path(e) + " is not " + expected(e.getTargetType());
  }

  private static String expected(Class<?> type) {
    if (type == int.class || type == long.class || type == Integer.class) {
      return "a whole number that fits";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    return type == String.class
        ? "text"
        : List.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(each ->
            each.getFieldName() == null ? Integer.toString(each.getIndex()) : each.getFieldName())
        .collect(Collectors.joining("/"));
  }
}
