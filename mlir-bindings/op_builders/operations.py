"""The methods that make an operation."""

from op_builders.names import KEYWORDS, camel

# Beyond this many optional attributes a method with all of them helps nobody.
MAX_OPTIONAL = 4

# Draft's method, Java type, and its type where it may be missing, by (return type, storage type).
SIMPLE = {
    "DenseI32ArrayAttr": ("ints", "int[]"),
    "DenseI64ArrayAttr": ("longs", "long[]"),
    "I1Attr": ("i1", "Boolean"),
    "BoolAttr": ("i1", "Boolean"),
    "I8Attr": ("i8", "Long"),
    "I32Attr": ("i32", "Long"),
    "I64Attr": ("i64", "Long"),
    "F64Attr": ("f64", "Double"),
    "StrAttr": ("string", "String"),
    "SymbolNameAttr": ("string", "String"),
    "FlatSymbolRefAttr": ("symbol", "String"),
    "TypeAttr": ("type", "Type"),
    "MemRefTypeAttr": ("type", "Type"),
    "AffineMapAttr": ("affineMap", "AffineMap"),
    "I32ArrayAttr": ("i32Array", "long[]"),
    "I64ArrayAttr": ("i64Array", "long[]"),
}
PRIMITIVE = {"Boolean": "boolean", "Long": "long", "Double": "double"}


class Parameter:
    def __init__(self, java, name, add, optional=False, nullable=None):
        self.java = java
        self.name = camel(name)
        if self.name in KEYWORDS:
            self.name += "Value"
        self.add = add.replace("$", self.name)
        self.optional = optional
        self.nullable = nullable or java


class Operation:
    def __init__(self, description, record, enums):
        self.description = description
        self.enums = enums
        dialect = description.get(record["opDialect"])["name"]
        self.name = f"{dialect}.{record['opName']}"
        self.method = camel(record["opName"])
        if self.method in KEYWORDS:
            self.method += "Op"
        traits = [description.get(trait) for trait in record["traits"]]
        self.segmented = any(t["!name"] == "AttrSizedOperandSegments" for t in traits)
        arguments = description.members(record, "arguments")
        self.counted = {constraint["segmentAttrName"] for constraint, _ in arguments
                        if "VariadicOfVariadic" in constraint["!superclasses"]}
        self.arguments = [p for m in arguments if (p := self.argument(*m))]
        self.successors = [self.successor(*m) for m in description.members(record, "successors")]
        self.regions = [self.region(*m) for m in description.members(record, "regions")]
        self.results = description.members(record, "results")
        self.infers = self.name in description.inferred and not self.regions

    def argument(self, constraint, name):
        supers = constraint["!superclasses"]
        if name in self.counted or "Property" in supers:
            return None  # follows from the operands; has a default
        if "AttrConstraint" in supers:
            return self.attribute(constraint, name)
        if "VariadicOfVariadic" in supers:
            segments = constraint["segmentAttrName"]
            return Parameter("List<List<Value>>", name, f'.operandLists("{segments}", $)')
        if "Variadic" in supers:
            return Parameter("List<Value>", name, ".operands($)")
        if "Optional" in supers:
            return Parameter("Value", name, ".optionalOperand($)", optional=True)
        return Parameter("Value", name, ".operand($)")

    def attribute(self, constraint, name):
        optional = bool({"OptionalAttr", "DefaultValuedAttr", "DefaultValuedOptionalAttr"} &
                        set(constraint["!superclasses"]))
        while constraint.get("baseAttr"):
            constraint = self.description.get(constraint["baseAttr"])
        if constraint["!name"] == "UnitAttr":
            return Parameter("boolean", name, f'.unit("{name}", $)', optional=True)
        if constraint["!name"] in SIMPLE:
            method, java = SIMPLE[constraint["!name"]]
            add = f'.{method}("{name}", $)'
            return Parameter(PRIMITIVE.get(java, java), name, add, optional, nullable=java)
        enum = self.enums.add(self.description, constraint)
        if enum and enum[1]:
            return Parameter(f"Set<{enum[0]}>", name, f'.choice("{name}", {enum[0]}.all($))', optional)
        if enum:
            return Parameter(enum[0], name, f'.choice("{name}", $)', optional)
        if constraint["storageType"].strip() == "::mlir::TypeAttr":
            return Parameter("Type", name, f'.type("{name}", $)', optional)
        return Parameter("Attribute", name, f'.attribute("{name}", $)', optional)

    def successor(self, constraint, name):
        many = "VariadicSuccessor" in constraint["!superclasses"]
        return Parameter("List<Block>" if many else "Block", name,
                         ".successors($)" if many else ".successor($)")

    def region(self, constraint, name):
        if "VariadicRegion" in constraint["!superclasses"]:
            return Parameter("List<RegionBody>", name, ".regions($)")
        return Parameter("RegionBody", name, ".region($)")

    def result_parameters(self):
        if self.infers:
            return []
        parameters = []
        for constraint, name in self.results:
            named = ("result" if name in ("result0", "results") else name) + "_type"
            many = {"Variadic", "Optional"} & set(constraint["!superclasses"])
            parameters.append(Parameter("List<Type>" if many else "Type", named + ("s" if many else ""),
                                        ".results($)" if many else ".result($)"))
        return parameters

    def ordered(self, arguments):
        """Where there are successors they stand in front of what is passed to them."""
        def passed(parameter):
            return bool(self.successors) and parameter.java.startswith("List<")
        first = [p for p in arguments if not passed(p)]
        return first + self.successors + [p for p in arguments if passed(p)] + self.regions

    def returned(self):
        if not self.results:
            return "Operation", "insert"
        one = len(self.results) == 1
        many = {"Variadic", "Optional"} & set(self.results[0][0]["!superclasses"])
        return ("Value", "value") if one and not many else ("List<Value>", "values")

    def methods(self):
        optional = [p for p in self.arguments if p.optional]
        attributes = [p for p in optional if ".optionalOperand" not in p.add]
        if len(attributes) > MAX_OPTIONAL:
            optional = [p for p in optional if p not in attributes]
        required = [p for p in self.arguments if not p.optional]
        yield from self.method_lines(required, "")
        if optional:
            all_of_them = [p for p in self.arguments if p in required or p in optional]
            yield from self.method_lines(all_of_them, ", with what it may have besides")

    def method_lines(self, arguments, note):
        types = self.result_parameters()
        parameters = types + self.ordered(arguments)
        returned, finish = self.returned()
        # An absent optional operand still counts among the segments.
        steps = [p for p in self.arguments if p in arguments or (
            self.segmented and ".optionalOperand" in p.add)]
        adds = "".join(
            "        " + (p.add if p in arguments else ".optionalOperand(null)") + "\n" for p in steps)
        adds += "".join("        " + p.add + "\n" for p in types + self.successors + self.regions)
        doc = self.documentation(note)
        yield doc
        yield f"  public {returned} {self.method}({', '.join(map(declare, parameters))}) {{"
        yield f'    return draft("{self.name}")'
        if self.segmented:
            adds += "        .segmented()\n"
        yield adds + f"        .{finish}();"
        yield "  }\n"
        last = parameters[-1] if parameters else None
        if last and last.java == "List<Value>" and not note:
            yield from self.spread(parameters, returned)

    def spread(self, parameters, returned):
        front = [declare(p) for p in parameters[:-1]]
        last = parameters[-1]
        passed = [p.name for p in parameters[:-1]] + [f"List.of({last.name})"]
        yield self.documentation("")
        yield f"  public {returned} {self.method}({', '.join(front + [f'Value... {last.name}'])}) {{"
        yield f"    return {self.method}({', '.join(passed)});"
        yield "  }\n"

    def documentation(self, note):
        kind = "; result types inferred" if self.infers and self.results else ""
        return f"  /** {{@code {self.name}}}{note}{kind}. */"


def declare(parameter):
    if not parameter.optional or parameter.nullable == "boolean":
        java = parameter.java
    elif parameter.nullable.endswith("[]"):
        java = parameter.nullable[:-2] + " @Nullable []"
    else:
        java = "@Nullable " + parameter.nullable
    return f"{java} {parameter.name}"
