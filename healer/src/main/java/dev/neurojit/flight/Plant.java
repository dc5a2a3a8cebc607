package dev.neurojit.flight;

import dev.neurojit.mlir.Attribute;
import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.InsertionPoint;
import dev.neurojit.mlir.MlirModule;
import dev.neurojit.mlir.Operation;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Types;
import java.util.Collections;
import java.util.List;

/** The functions of our own: the plant's, and those beside the controller. */
enum Plant {
  /** Flies a span at constant thrust, as far as the ground. */
  LEG("leg"),
  /** Puts the next start into a lane. */
  BOARD("board"),
  /** Flies one step of one lane with all that can happen, and ends the flight if it is over. */
  EVENT("event"),
  /** Asks the controller on behalf of all lanes. */
  ASK("ask"),
  /** Where {@link #ASK} lies. */
  ASK_ADDRESS("ask_address"),
  /** The controller on all lanes at once; strangers' code. */
  CONTROLLER("controller"),
  /** Flies a range of starts. */
  FLY("fly");

  /** No stranger's name begins so: see NJ-S03. */
  private static final String PREFIX = "__neurojit_";

  private final String word;

  Plant(String word) {
    this.word = word;
  }

  String symbol() {
    return PREFIX + word;
  }

  /** Whose code a function is. */
  enum Trust {
    OWN,
    STRANGE
  }

  /** Makes the function and returns its entry block. */
  Block define(MlirModule module, Trust trust, List<Type> inputs, List<Type> results) {
    var types = module.context().types();
    var attributes = module.context().attributes();
    var builder =
        Operation.builder("func.func")
            .attribute("sym_name", attributes.string(symbol()))
            .attribute("function_type", attributes.type(types.function(inputs, results)))
            .regions(1);
    if (this != FLY && this != ASK_ADDRESS) {
      builder.attribute("llvm.linkage", attributes.parse("#llvm.linkage<internal>"));
    }
    if (trust == Trust.OWN) {
      Attribute mark = attributes.string("neurojit-trusted");
      builder.attribute("passthrough", attributes.array(List.of(mark)));
    }
    Operation function = builder.insert(InsertionPoint.atEnd(module.body()));
    return function.regions().getFirst().append(function.locationAttr(), inputs);
  }

  /** So many i64. */
  static List<Type> words(Types types, int count) {
    return Collections.nCopies(count, types.integer(64));
  }

  /** So many f64. */
  static List<Type> reals(Types types, int count) {
    return Collections.nCopies(count, types.f64());
  }
}
