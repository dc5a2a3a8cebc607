#include "neurojit.h"

#include "mlir/CAPI/IR.h"

int64_t neurojitAttributes(MlirOperation operation, int64_t room, MlirNamedAttribute *into) {
  int64_t count = 0;
  for (mlir::NamedAttribute attribute : unwrap(operation)->getAttrDictionary()) {
    if (count < room)
      into[count] = {wrap(attribute.getName()), wrap(attribute.getValue())};
    ++count;
  }
  return count;
}
