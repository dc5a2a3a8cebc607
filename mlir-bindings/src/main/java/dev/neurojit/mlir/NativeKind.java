package dev.neurojit.mlir;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the C API knows of one kind of type or attribute.
 *
 * @param is tells whether an object is of the kind
 * @param id gives the kind's MlirTypeID
 * @param name gives its name, an MlirStringRef
 */
record NativeKind(Predicate<MemorySegment> is, Optional<Getter> id, Optional<Getter> name) {
  /** A function of the C API without inputs that returns a struct. */
  interface Getter extends Function<SegmentAllocator, MemorySegment> {}

  static NativeKind of(Predicate<MemorySegment> is, Getter id, Getter name) {
    return new NativeKind(is, Optional.of(id), Optional.of(name));
  }

  /** One without a MlirTypeID of its own. */
  static NativeKind named(Predicate<MemorySegment> is, Getter name) {
    return new NativeKind(is, Optional.empty(), Optional.of(name));
  }

  /** One without a name. */
  static NativeKind identified(Predicate<MemorySegment> is, Getter id) {
    return new NativeKind(is, Optional.of(id), Optional.empty());
  }

  /** One with neither. */
  static NativeKind of(Predicate<MemorySegment> is) {
    return new NativeKind(is, Optional.empty(), Optional.empty());
  }

  Optional<String> mlirName() {
    MlirLibrary.load();
    return name.map(get -> Raw.string(get.apply(Raw.HEAP)));
  }

  Optional<TypeId> typeId() {
    return id.map(get -> new TypeId(get.apply(Raw.HEAP)));
  }

  /** The constants of an enum by their MlirTypeID. */
  static <E extends Enum<E>> Map<TypeId, E> byId(E[] kinds, Function<E, NativeKind> of) {
    return Arrays.stream(kinds)
        .filter(kind -> of.apply(kind).id().isPresent())
        .collect(
            Collectors.toMap(kind -> of.apply(kind).typeId().orElseThrow(), Function.identity()));
  }
}
