package dev.neurojit.mlir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attributes by their kinds, regions, symbols, locations and inference. */
final class OperationPartsTest {
  private static final String TEXT =
      """
      module @outer {
        func.func @f(%c: i1, %x: f32) -> f32 {
          %y = arith.addf %x, %x {my.note = 1 : i32} : f32
          %r = scf.if %c -> f32 {
            scf.yield %x : f32
          } else {
            scf.yield %y : f32
          }
          return %r : f32
        }
        module @inner { func.func private @g() }
      }
      """;

  private MlirContext context;
  private MlirModule module;
  private Operation add;

  @BeforeEach
  void open() {
    context = MlirContext.create();
    module = Programs.parse(context, TEXT);
    add = find("arith.addf");
  }

  @AfterEach
  void close() {
    module.close();
    context.close();
  }

  private Operation find(String name) {
    return module.operation().walk().filter(op -> op.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void discardableAttributes() {
    Attributes attributes = context.attributes();
    DiscardableAttributes notes = add.discardableAttributes();
    Attribute one = attributes.parse("1 : i32");
    assertThat(notes.all()).isEqualTo(Map.of("my.note", one));
    assertThat(notes.get("my.note")).contains(one);
    assertThat(notes.get("fastmath")).isEmpty();
    notes.set("my.other", attributes.unit());
    assertThat(notes.all()).hasSize(2);
    assertThat(notes.remove("my.note")).isTrue();
    assertThat(notes.remove("my.note")).isFalse();
    assertThat(add.print()).contains("{my.other}");
    assertThatThrownBy(() -> notes.set("fastmath", attributes.unit()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'fastmath' is no discardable attribute of arith.addf.");
    assertThatThrownBy(() -> notes.set("", attributes.unit()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void inherentAttributes() {
    Attributes attributes = context.attributes();
    InherentAttributes own = add.inherentAttributes();
    Attribute fast = attributes.parse("#arith.fastmath<fast>");
    assertThat(own.has("fastmath")).isTrue();
    assertThat(own.has("my.note")).isFalse();
    assertThat(own.get("my.note")).isEmpty();
    own.set("fastmath", fast);
    assertThat(own.get("fastmath")).contains(fast);
    assertThatThrownBy(() -> own.set("fastmath", attributes.unit()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("arith.addf has no inherent attribute 'fastmath' that can be unit.");
    assertThat(own.get("fastmath")).contains(fast);
    assertThatThrownBy(() -> own.set("nothing", fast)).isInstanceOf(IllegalArgumentException.class);
    add.replaceAllUsesWith(List.of(add.operands().getFirst()));
    add.erase();
    assertThatThrownBy(() -> own.get("fastmath")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> add.discardableAttributes().all())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void identityAndInterfaces() {
    assertThat(add.typeId()).isPresent().isNotEqualTo(find("scf.if").typeId());
    assertThat(add.isA(OpInterface.INFER_TYPE)).isTrue();
    assertThat(find("func.return").isA(OpInterface.INFER_TYPE)).isFalse();
    assertThat(OpInterface.INFER_TYPE.isImplementedBy(context, "arith.mulf")).isTrue();
    assertThat(OpInterface.INFER_SHAPED_TYPE.isImplementedBy(context, "arith.mulf")).isFalse();
    assertThat(OpInterface.INFER_TYPE.isImplementedBy(context, "no.such")).isFalse();
    context.dialects().setUnregistered(Dialects.Unregistered.ALLOWED);
    assertThat(context.dialects().unregistered()).isEqualTo(Dialects.Unregistered.ALLOWED);
    Operation unknown = Operation.builder("no.such").results().insert(InsertionPoint.before(add));
    assertThat(unknown.typeId()).isEmpty();
    assertThat(unknown.isA(OpInterface.INFER_TYPE)).isFalse();
    context.dialects().setUnregistered(Dialects.Unregistered.REFUSED);
    assertThatThrownBy(() -> Operation.builder("no.other").insert(InsertionPoint.before(add)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void infersResults() {
    Block body = add.block().orElseThrow();
    Value x = body.arguments().getLast();
    assertThat(Operation.builder("arith.mulf").operands(x, x).inferResults(body))
        .containsExactly(x.type());
    assertThat(body.operations()).hasSize(3);
    assertThatThrownBy(() -> Operation.builder("arith.mulf").inferResults(body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("arith.mulf");
  }

  @Test
  void regionsAndBlocks() {
    Operation choice = find("scf.if");
    Region first = choice.firstRegion().orElseThrow();
    assertThat(first).isEqualTo(choice.regions().getFirst());
    assertThat(first.next()).contains(choice.regions().getLast());
    assertThat(choice.regions().getLast().next()).isEmpty();
    assertThat(add.firstRegion()).isEmpty();
    Region body = add.block().orElseThrow().region();
    Block entry = body.blocks().getFirst();
    LocationAttr here = LocationAttr.unknown(context);
    Block last = body.insertAfter(entry, here, List.of());
    Block middle = body.insert(1, here, List.of(context.types().index()));
    assertThat(body.blocks()).containsExactly(entry, middle, last);
    assertThat(entry.successors()).isEmpty();
    assertThatThrownBy(() -> body.insert(4, here, List.of()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> first.insertAfter(entry, here, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The block is in another region.");
    Value argument = middle.arguments().getFirst();
    LocationAttr there = LocationAttr.of(context, Location.point("a", 1, 2));
    argument.setLocation(there);
    argument.setType(context.types().f32());
    assertThat(argument.location()).isEqualTo(there.position());
    assertThat(argument.type()).isEqualTo(context.types().f32());
    assertThat(argument.isOpResult()).isFalse();
    assertThat(add.results().getFirst().isOpResult()).isTrue();
    assertThatThrownBy(() -> add.results().getFirst().setLocation(there))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("location of its operation");
  }

  @Test
  void symbols() {
    assertThat(SymbolTable.nameAttribute()).isEqualTo("sym_name");
    assertThat(SymbolTable.visibilityAttribute()).isEqualTo("sym_visibility");
    SymbolTable outer = SymbolTable.of(module.operation());
    assertThat(outer.nested())
        .extracting(one -> one.table().holder().symbolName().orElse(""))
        .containsExactly("inner", "outer");
    assertThat(outer.nested()).allMatch(SymbolTable.Nested::allUsesVisible);
    Operation function = outer.lookup("f").orElseThrow();
    Operation copy = function.clone(InsertionPoint.after(function));
    String name = outer.makeUnique(copy);
    assertThat(name).isNotEqualTo("f").startsWith("f");
    assertThat(outer.lookup(name)).contains(copy);
    assertThat(module.verify()).isEmpty();
    assertThat(outer.makeUnique(function)).isEqualTo("f");
    assertThatThrownBy(() -> outer.makeUnique(add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a symbol right in builtin.module.");
    Operation inner = SymbolTable.of(outer.lookup("inner").orElseThrow()).lookup("g").orElseThrow();
    assertThatThrownBy(() -> outer.makeUnique(inner)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void kindsOfLocation() {
    LocationAttr range = LocationAttr.of(context, new Location("a", 1, 2, 3, 4));
    assertThat(range.kind()).isEqualTo(LocationAttr.Kind.FILE_LINE_COL_RANGE);
    assertThat(LocationAttr.named("n", range).kind()).isEqualTo(LocationAttr.Kind.NAME);
    assertThat(LocationAttr.callSite(range, range).kind()).isEqualTo(LocationAttr.Kind.CALL_SITE);
    assertThat(LocationAttr.unknown(context).kind()).isEqualTo(LocationAttr.Kind.UNKNOWN);
  }
}
