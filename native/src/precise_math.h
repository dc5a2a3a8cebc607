// The pass neurojit-precise-math.
#ifndef NEUROJIT_PRECISE_MATH_H
#define NEUROJIT_PRECISE_MATH_H

namespace neurojit {

// Registers the pass under its name; to be called once.
void registerPreciseMath();

} // namespace neurojit

#endif
