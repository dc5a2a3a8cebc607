package dev.neurojit.mlir;

import dev.neurojit.mlir.capi.CApi;
import java.lang.foreign.MemorySegment;

/** MLIR's passes that are of no dialect, with their default options. */
@SuppressWarnings("ImmutableEnumChecker") // method references to static functions have no state
public enum Transform {
  BUBBLE_DOWN_MEMORY_SPACE_CASTS(
      CApi::mlirCreateTransformsBubbleDownMemorySpaceCasts,
      CApi::mlirRegisterTransformsBubbleDownMemorySpaceCasts),
  CSE(CApi::mlirCreateTransformsCSE, CApi::mlirRegisterTransformsCSE),
  CANONICALIZE(CApi::mlirCreateTransformsCanonicalizer, CApi::mlirRegisterTransformsCanonicalizer),
  COMPOSITE_FIXED_POINT(
      CApi::mlirCreateTransformsCompositeFixedPointPass,
      CApi::mlirRegisterTransformsCompositeFixedPointPass),
  CONTROL_FLOW_SINK(
      CApi::mlirCreateTransformsControlFlowSink, CApi::mlirRegisterTransformsControlFlowSink),
  GENERATE_RUNTIME_VERIFICATION(
      CApi::mlirCreateTransformsGenerateRuntimeVerification,
      CApi::mlirRegisterTransformsGenerateRuntimeVerification),
  INLINE(CApi::mlirCreateTransformsInliner, CApi::mlirRegisterTransformsInliner),
  LOCATION_SNAPSHOT(
      CApi::mlirCreateTransformsLocationSnapshot, CApi::mlirRegisterTransformsLocationSnapshot),
  LOOP_INVARIANT_CODE_MOTION(
      CApi::mlirCreateTransformsLoopInvariantCodeMotion,
      CApi::mlirRegisterTransformsLoopInvariantCodeMotion),
  LOOP_INVARIANT_SUBSET_HOISTING(
      CApi::mlirCreateTransformsLoopInvariantSubsetHoisting,
      CApi::mlirRegisterTransformsLoopInvariantSubsetHoisting),
  MEM2REG(CApi::mlirCreateTransformsMem2Reg, CApi::mlirRegisterTransformsMem2Reg),
  PRINT_IR(CApi::mlirCreateTransformsPrintIRPass, CApi::mlirRegisterTransformsPrintIRPass),
  PRINT_OP_STATS(CApi::mlirCreateTransformsPrintOpStats, CApi::mlirRegisterTransformsPrintOpStats),
  REMOVE_DEAD_VALUES(
      CApi::mlirCreateTransformsRemoveDeadValues, CApi::mlirRegisterTransformsRemoveDeadValues),
  SCCP(CApi::mlirCreateTransformsSCCP, CApi::mlirRegisterTransformsSCCP),
  SROA(CApi::mlirCreateTransformsSROA, CApi::mlirRegisterTransformsSROA),
  STRIP_DEBUG_INFO(
      CApi::mlirCreateTransformsStripDebugInfo, CApi::mlirRegisterTransformsStripDebugInfo),
  SYMBOL_DCE(CApi::mlirCreateTransformsSymbolDCE, CApi::mlirRegisterTransformsSymbolDCE),
  SYMBOL_PRIVATIZE(
      CApi::mlirCreateTransformsSymbolPrivatize, CApi::mlirRegisterTransformsSymbolPrivatize),
  TOPOLOGICAL_SORT(
      CApi::mlirCreateTransformsTopologicalSort, CApi::mlirRegisterTransformsTopologicalSort),
  VIEW_OP_GRAPH(CApi::mlirCreateTransformsViewOpGraph, CApi::mlirRegisterTransformsViewOpGraph);

  private final NativeKind.Getter create;
  private final Runnable register;

  Transform(NativeKind.Getter create, Runnable register) {
    this.create = create;
    this.register = register;
  }

  /** Lets texts of pipelines name the pass; a {@link PassManager} does so when it parses one. */
  void register() {
    register.run();
  }

  /** A new MlirPass. */
  MemorySegment create() {
    return create.apply(Raw.HEAP);
  }
}
