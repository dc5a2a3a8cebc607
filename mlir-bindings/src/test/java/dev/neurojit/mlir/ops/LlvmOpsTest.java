package dev.neurojit.mlir.ops;

import dev.neurojit.mlir.Block;
import dev.neurojit.mlir.Type;
import dev.neurojit.mlir.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each operation of llvm that is no intrinsic, built, verified and reread. */
final class LlvmOpsTest {
  private static final String EXTERNAL = "#llvm.linkage<external>";
  private final AlikeCases cases = new AlikeCases("llvm", LlvmOps.class);

  @TestFactory
  Stream<DynamicTest> all() {
    arithmetic();
    casts();
    memory();
    aggregates();
    control();
    globals();
    metadata();
    return cases.tests(name -> !name.startsWith("intr"));
  }

  private void arithmetic() {
    cases.alike(
        "add sub mul sdiv udiv srem urem and or xor shl lshr ashr",
        (s, m) -> m.call(s.v("i32"), s.v("i32")));
    cases.alike("fadd fsub fmul fdiv frem", (s, m) -> m.call(s.v("f32"), s.v("f32")));
    cases.add("fneg", (s, b) -> b.llvm().fneg(s.v("f32")));
    cases.add("freeze", (s, b) -> b.llvm().freeze(s.v("i32")));
    cases.add("icmp", (s, b) -> b.llvm().icmp(LlvmICmpPredicate.SLT, s.v("i32"), s.v("i32")));
    cases.add("fcmp", (s, b) -> b.llvm().fcmp(LlvmFCmpPredicate.OLT, s.v("f32"), s.v("f32")));
    cases.add("select", (s, b) -> b.llvm().select(s.v("i1"), s.v("f32"), s.v("f32")));
  }

  private void casts() {
    String[][] all = {
      {"addrspacecast", "!llvm.ptr", "!llvm.ptr<1>"},
      {"bitcast", "i32", "f32"},
      {"fpext", "f32", "f64"},
      {"fptosi", "f32", "i32"},
      {"fptoui", "f32", "i32"},
      {"fptrunc", "f64", "f32"},
      {"inttoptr", "i64", "!llvm.ptr"},
      {"ptrtoint", "!llvm.ptr", "i64"},
      {"sext", "i8", "i32"},
      {"sitofp", "i32", "f32"},
      {"trunc", "i64", "i32"},
      {"uitofp", "i32", "f32"},
      {"zext", "i8", "i32"},
    };
    for (String[] cast : all) {
      cases.alike(cast[0], (s, m) -> m.call(s.t(cast[2]), s.v(cast[1])));
    }
  }

  private void memory() {
    cases.add("alloca", (s, b) -> b.llvm().alloca(s.t("!llvm.ptr"), s.v("i32"), s.t("f32")));
    cases.add("load", (s, b) -> b.llvm().load(s.t("f32"), s.v("!llvm.ptr")));
    cases.add("store", (s, b) -> b.llvm().store(s.v("f32"), s.v("!llvm.ptr")));
    cases.add("fence", (_, b) -> b.llvm().fence(LlvmAtomicOrdering.SEQ_CST));
    cases.add(
        "atomicrmw",
        (s, b) ->
            b.llvm()
                .atomicrmw(
                    LlvmAtomicBinOp._AND,
                    s.v("!llvm.ptr"),
                    s.v("i32"),
                    LlvmAtomicOrdering.MONOTONIC));
    cases.add(
        "cmpxchg",
        (s, b) ->
            b.llvm()
                .cmpxchg(
                    s.v("!llvm.ptr"),
                    s.v("i32"),
                    s.v("i32"),
                    LlvmAtomicOrdering.ACQ_REL,
                    LlvmAtomicOrdering.MONOTONIC));
    cases.add(
        "getelementptr",
        (s, b) ->
            b.llvm()
                .getelementptr(
                    s.t("!llvm.ptr"),
                    s.v("!llvm.ptr"),
                    s.vs("i64"),
                    new int[] {Integer.MIN_VALUE, 3},
                    s.t("!llvm.array<4 x f32>")));
    cases.add("vaArg", (s, b) -> b.llvm().vaArg(s.t("i32"), s.v("!llvm.ptr")));
  }

  private void aggregates() {
    String pair = "!llvm.struct<(f32, i32)>";
    cases.add(
        "extractvalue", (s, b) -> b.llvm().extractvalue(s.t("i32"), s.v(pair), new long[] {1}));
    cases.add("insertvalue", (s, b) -> b.llvm().insertvalue(s.v(pair), s.v("f32"), new long[] {0}));
    cases.add(
        "extractelement", (s, b) -> b.llvm().extractelement(s.v("vector<4xf32>"), s.v("i32")));
    cases.add(
        "insertelement",
        (s, b) -> b.llvm().insertelement(s.v("vector<4xf32>"), s.v("f32"), s.v("i32")));
    cases.add(
        "shufflevector",
        (s, b) ->
            b.llvm()
                .shufflevector(
                    s.t("vector<2xf32>"),
                    s.v("vector<4xf32>"),
                    s.v("vector<4xf32>"),
                    new int[] {0, 7}));
    cases.add("mlirConstant", (s, b) -> b.llvm().mlirConstant(s.t("i32"), s.a("7 : i32")));
    cases.alike("mlirUndef mlirPoison mlirZero", (s, m) -> m.call(s.t(pair)));
    cases.add("mlirNone", (_, b) -> b.llvm().mlirNone());
  }

  private void control() {
    cases.add("br", (s, b) -> b.llvm().br(s.block("f32"), s.v("f32")));
    cases.add(
        "condBr",
        (s, b) -> b.llvm().condBr(s.v("i1"), s.block("f32"), s.block(), s.vs("f32"), List.of()));
    cases.add(
        "switchOp",
        (s, b) -> {
          List<Block> blocks = List.of(s.block("f32"), s.block());
          b.llvm()
              .switchOp(
                  s.v("i32"),
                  s.a("dense<[1, 2]> : vector<2xi32>"),
                  null,
                  s.block(),
                  blocks,
                  List.of(),
                  List.of(s.vs("f32"), List.of()));
        });
    cases.add(
        "indirectbr",
        (s, b) ->
            b.llvm().indirectbr(s.v("!llvm.ptr"), List.of(s.block("i32")), List.of(s.vs("i32"))));
    cases.add("unreachable", (_, b) -> b.llvm().unreachable());
    cases.add(
        "returnOp",
        (s, _) ->
            s.atModule()
                .llvm()
                .func("g", s.t("f32"), s.ts("f32"), (in, x) -> in.llvm().returnOp(x.getFirst())));
    cases.add(
        "call",
        (s, b) -> {
          s.atModule().llvm().declare("g", s.t("f32"), s.ts("i32"));
          b.llvm().call("g", s.ts("f32"), s.v("i32"));
        });
    cases.add(
        "callIntrinsic",
        (s, b) -> b.llvm().callIntrinsic(s.ts("f32"), "llvm.sqrt.f32", s.vs("f32"), List.of()));
    cases.add(
        "inlineAsm", (s, b) -> b.llvm().inlineAsm(s.ts("i32"), s.vs("i32"), "bswap $0", "=r,r"));
    cases.add("invoke", (s, _) -> unwinding(s));
    cases.add("landingpad", (s, _) -> unwinding(s));
    cases.add("resume", (s, _) -> unwinding(s));
  }

  private static void unwinding(Site s) {
    OpBuilder module = s.atModule();
    Type none = module.llvm().voidType();
    module.llvm().declare("thrower", none, List.of());
    module
        .llvm()
        .func(
            "catcher",
            none,
            List.of(),
            (entry, _) -> {
              Block normal = entry.block().region().append();
              Block unwind = entry.block().region().append();
              entry.llvm().invoke("thrower", List.of(), List.of(), normal, unwind);
              entry.in(normal).llvm().returnOp();
              Type token = s.t("!llvm.struct<(ptr, i32)>");
              Value caught = entry.in(unwind).llvm().landingpad(token, true, List.of());
              entry.in(unwind).llvm().resume(caught);
            })
        .setAttribute("personality", s.a("@thrower"));
  }

  private void globals() {
    cases.add("mlirGlobal", (s, _) -> global(s, "g"));
    cases.add(
        "mlirAddressof",
        (s, b) -> {
          global(s, "g");
          b.llvm().mlirAddressof(s.t("!llvm.ptr"), "g");
        });
    cases.add(
        "mlirAlias",
        (s, _) -> {
          global(s, "g");
          s.atModule()
              .llvm()
              .mlirAlias(
                  s.t("i32"),
                  "h",
                  s.a(EXTERNAL),
                  s.body((in, _) ->
                      in.llvm().returnOp(in.llvm().mlirAddressof(s.t("!llvm.ptr"), "g"))));
        });
    cases.add(
        "mlirIfunc",
        (s, _) -> {
          OpBuilder module = s.atModule();
          module
              .llvm()
              .func(
                  "resolver",
                  s.t("!llvm.ptr"),
                  List.of(),
                  (in, _) -> in.llvm().returnOp(in.llvm().mlirZero(s.t("!llvm.ptr"))));
          module
              .llvm()
              .mlirIfunc(
                  "chosen",
                  s.t("!llvm.func<void ()>"),
                  "resolver",
                  s.t("!llvm.ptr"),
                  s.a(EXTERNAL));
        });
    cases.add(
        "dsoLocalEquivalent",
        (s, b) -> {
          s.atModule().llvm().declare("g", s.t("i32"), List.of());
          b.llvm().dsoLocalEquivalent(s.t("!llvm.ptr"), "g");
        });
    cases.alike(
        "mlirGlobalCtors mlirGlobalDtors",
        (s, m) -> {
          s.atModule()
              .llvm()
              .func("start", s.t("!llvm.void"), List.of(), (in, _) -> in.llvm().returnOp());
          m.at(s.atModule()).call(s.a("[@start]"), new long[] {0}, s.a("[#llvm.zero]"));
        });
    cases.alike(
        "comdat comdatSelector",
        (s, _) ->
            s.atModule()
                .llvm()
                .comdat("all", s.body((in, _) -> in.llvm().comdatSelector("any", LlvmComdat.ANY))));
  }

  private static void global(Site s, String name) {
    s.atModule().llvm().mlirGlobal(s.t("i32"), name, s.a(EXTERNAL), RegionBody.EMPTY);
  }

  private void metadata() {
    cases.add("blocktag", (s, _) -> tagged(s));
    cases.add("blockaddress", (s, _) -> tagged(s));
    cases.add(
        "linkerOptions",
        (s, _) -> s.atModule().llvm().linkerOptions(s.a("[\"/DEFAULTLIB:\", \"libcmt\"]")));
    cases.add(
        "moduleFlags",
        (s, _) ->
            s.atModule()
                .llvm()
                .moduleFlags(s.a("[#llvm.mlir.module_flag<error, \"wchar_size\", 4 : i32>]")));
  }

  private static void tagged(Site s) {
    s.atModule()
        .llvm()
        .func(
            "tagged",
            s.t("!llvm.ptr"),
            List.of(),
            (entry, _) -> {
              Block target = entry.block().region().append();
              entry.llvm().br(target);
              OpBuilder in = entry.in(target);
              in.llvm().blocktag(s.a("#llvm.blocktag<id = 0>"));
              in.llvm()
                  .returnOp(
                      in.llvm()
                          .blockaddress(
                              s.t("!llvm.ptr"),
                              s.a("#llvm.blockaddress<function = @tagged, tag = <id = 0>>")));
            });
  }
}
