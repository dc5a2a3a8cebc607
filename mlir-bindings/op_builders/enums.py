"""The enumerations that attributes take."""

import pathlib
import re

from op_builders.names import HEADER, PACKAGE


class Enums:
    """The enumerations that attributes take, each written as a Java enum."""

    def __init__(self):
        self.all = {}

    def add(self, description, attribute):
        """The Java name, and whether several may be set at once; None for no enumeration."""
        supers = attribute["!superclasses"]
        if "EnumAttr" in supers:
            info = description.get(attribute["enum"])
            dialect = description.get(attribute["dialect"])["name"]
            text = f"#{dialect}.{attribute['mnemonic']}<%s>"
        elif "EnumAttrInfo" in supers and attribute.get("genSpecializedAttr"):
            info, text = attribute, None
        else:
            return None
        name = info["className"]
        if info["cppNamespace"].startswith("::mlir::LLVM"):
            name = "Llvm" + name
        cases = [description.get(case) for case in info["enumerants"]]
        several = "BitEnumBase" in info["!superclasses"]
        spelled = [(c["str"] or c["symbol"].lower(), c["value"]) for c in cases]
        self.all[name] = (info["className"], text, several, spelled)
        return name, several

    def write(self, folder):
        for name, (of, text, several, cases) in self.all.items():
            constants = []
            for case, value in cases:
                constant = re.sub(r"\W", "_", case).upper()
                constants.append(f'  {constant}("{case}", {value})')
            made = (
                f'context.attributes().parse("{text}".formatted(spelling))'
                if text
                else "context.attributes().integer(context.types().integer(64), number)"
            )
            lines = [
                HEADER,
                f"package {PACKAGE};",
                "",
                "import dev.neurojit.mlir.Attribute;",
                "import dev.neurojit.mlir.MlirContext;",
            ]
            if several:
                lines += ["import java.util.Set;", "import java.util.stream.Collectors;",
                          "import org.jspecify.annotations.Nullable;"]
            lines += ["", f"/** MLIR's {of}{', of which several may hold at once' if several else ''}. */"]
            lines += [f"public enum {name} implements EnumAttribute {{", ",\n".join(constants) + ";", ""]
            lines += ["  private final String spelling;"]
            if not text:
                lines += ["  private final long number;"]
            lines += ["", f"  {name}(String spelling, long number) {{", "    this.spelling = spelling;"]
            if not text:
                lines += ["    this.number = number;"]
            lines += ["  }", "", "  /** As MLIR writes it. */", "  public String spelling() {",
                      "    return spelling;", "  }", ""]
            lines += ["  @Override", "  public Attribute in(MlirContext context) {",
                      f"    return {made};", "  }"]
            if several:
                lines += [
                    "",
                    "  /** All of these at once; null if they are left out. */",
                    f"  static @Nullable EnumAttribute all(@Nullable Set<{name}> flags) {{",
                    "    if (flags == null) {",
                    "      return null;",
                    "    }",
                    "    String spelling =",
                    "        flags.isEmpty()",
                    '            ? "none"',
                    f'            : flags.stream().map({name}::spelling).sorted()'
                    '.collect(Collectors.joining(","));',
                    f'    return context -> context.attributes().parse("{text}".formatted(spelling));',
                    "  }",
                ]
            lines += ["}", ""]
            pathlib.Path(folder, name + ".java").write_text("\n".join(lines))
