package dev.neurojit.mlir.ops;

import dev.neurojit.mlir.Attributes;
import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.InsertionPoint;
import dev.neurojit.mlir.LocationAttr;
import dev.neurojit.mlir.MlirContext;
import dev.neurojit.mlir.Types;
import java.util.Optional;

/**
 * A place where operations are made, and where they are said to come from. It stays the same; new
 * operations go behind those it made before.
 *
 * @param location empty for that of the operation around
 */
public record OpBuilder(InsertionPoint point, Optional<LocationAttr> location) {
  public static OpBuilder at(InsertionPoint point) {
    return new OpBuilder(point, Optional.empty());
  }

  public static OpBuilder atEnd(Block block) {
    return at(InsertionPoint.atEnd(block));
  }

  /** The same place in the name of another location. */
  public OpBuilder with(LocationAttr place) {
    return new OpBuilder(point, Optional.of(place));
  }

  /** The end of another block, in the name of the same location. */
  public OpBuilder in(Block block) {
    return new OpBuilder(InsertionPoint.atEnd(block), location);
  }

  /** The location of what is made here. */
  LocationAttr place() {
    return location.orElseGet(() -> block().parent().locationAttr());
  }

  public Block block() {
    return point.block();
  }

  public MlirContext context() {
    return block().context();
  }

  public Types types() {
    return context().types();
  }

  public Attributes attributes() {
    return context().attributes();
  }

  public Arith arith() {
    return new Arith(this);
  }

  public MathOps math() {
    return new MathOps(this);
  }

  public Scf scf() {
    return new Scf(this);
  }

  public CfOps cf() {
    return new CfOps(this);
  }

  public Func func() {
    return new Func(this);
  }

  public MemRef memref() {
    return new MemRef(this);
  }

  public VectorOps vector() {
    return new VectorOps(this);
  }

  public Llvm llvm() {
    return new Llvm(this);
  }
}
