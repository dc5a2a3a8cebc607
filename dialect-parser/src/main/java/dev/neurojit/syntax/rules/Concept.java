package dev.neurojit.syntax.rules;

import dev.neurojit.syntax.OpTable;
import java.util.HashMap;
import java.util.Map;

/**
 * An operation on floats and the one on integers that goes by the same words; "-" where there is
 * none.
 */
record Concept(String onFloat, String onInteger) {
  /** One a line: the two operations and the words for them, of which the last line counts. */
  private static final String TEXT =
      """
      arith.addf arith.addi = add addf addi fadd iadd plus addition sum addsi addui sadd uadd
      arith.subf arith.subi = sub subf subi fsub isub minus subtract subtraction difference diff subsi subui ssub usub
      arith.mulf arith.muli = mul mulf muli fmul imul mult multiply times multiplication product prod mulsi mului smul umul
      arith.divf arith.divsi = div divf divsi fdiv sdiv idiv divide divi_signed divi division quotient quot
      - arith.divui = divui udiv udivi divu divi_unsigned
      - arith.divsi = divs sdivi
      - arith.remsi = rems mods modsi sremi
      arith.remf arith.remsi = rem remf remsi frem srem mod modf remi_signed remi modi modulo fmod remainder smod modsi
      - arith.remui = remui urem uremi remi_unsigned remu modu modui umod
      arith.maximumf arith.maxsi = max maxf maxsi maximum maximumf fmax fmaxf smax maxi maxval maximumsi maximumi
      arith.minimumf arith.minsi = min minf minsi minimum minimumf fmin fminf smin mini minval minimumsi minimumi
      arith.maxnumf - = maxnum maxnumf
      arith.minnumf - = minnum minnumf
      - arith.maxsi = maxs smaxi
      - arith.minsi = mins smini
      - arith.maxui = maxui umax umaxi maxu maximumui
      - arith.minui = minui umin umini minu minimumui
      arith.negf - = neg negf fneg negate negative negation
      math.absf math.absi = abs absf absi fabs iabs absolute absolute_value magnitude
      - arith.andi = and andi bitand bit_and band logical_and land andb andsi andui bitwise_and bitwiseand logicaland
      - arith.ori = or ori bitor bit_or bor logical_or lor orb orsi orui bitwise_or bitwiseor logicalor
      - arith.xori = xor xori bitxor bit_xor bxor logical_xor exclusive_or eor xorsi xorui bitwise_xor bitwisexor logicalxor
      - arith.shli = shl shli shift_left shiftleft sll lshift shlsi shlui left_shift leftshift lsl shift_left_logical logical_shift_left
      - arith.shrsi = ashr shrsi shift_right_signed sra shrs asr ashri shift_right_arithmetic arithmetic_shift_right
      - arith.shrui = lshr shrui shift_right_unsigned srl shru lsr lshri shift_right_logical logical_shift_right
      arith.cmpf arith.cmpi = cmp cmpf cmpi fcmp icmp compare
      math.fma - = fma fmaf fmadd mad madd muladd mul_add fmuladd multiply_add fused_multiply_add mla
      math.powf math.ipowi = pow powf power fpow pow_f powi ipow ipowi int_pow integer_power
      math.atan2 - = atan2 atan2f arctan2 atan_2
      math.copysign - = copysign copysignf
      math.log - = log logf ln flog logarithm natural_log natural_logarithm
      math.sqrt - = sqrt sqrtf fsqrt square_root squareroot sqroot
      math.rsqrt - = rsqrt rsqrtf invsqrt inv_sqrt inverse_sqrt inversesqrt reciprocal_sqrt rsqrt_approx
      math.cbrt - = cube_root cuberoot curt
      math.round - = round roundf fround round_half_away round_away round_half_away_from_zero
      math.ceil - = ceil ceilf ceiling fceil
      math.floor - = floor floorf ffloor
      math.asin - = asin asinf arcsin
      math.acos - = acos acosf arccos
      math.atan - = atan atanf arctan
      math.exp - = exponential natural_exp
      math.sin - = sine
      math.cos - = cosine
      math.tan - = tangent
      math.tanh - = hyperbolic_tangent
      math.roundeven - = roundeven round_even rint nearbyint round_nearest_even rintf nearbyintf round_half_even roundhalfeven round_half_to_even round_to_even round_ties_even round_ties_to_even roundtieseven roundtoeven nearest_even bankers_round round_bankers
      math.acosh - = acosh arccosh
      math.asinh - = asinh arcsinh
      math.atanh - = atanh arctanh
      math.isnan - = isnan is_nan isnanf
      math.isinf - = isinf is_inf isinff
      math.isfinite - = isfinite is_finite
      - math.ctpop = popcount popcnt ctpop count_ones bitcount
      - math.ctlz = clz ctlz count_leading_zeros
      - math.cttz = ctz cttz count_trailing_zeros
      - arith.floordivsi = floordiv floor_div floordivi
      - arith.ceildivsi = ceildiv ceil_div ceildivi
      math.exp - = exp expf fexp
      math.exp2 - = exp2 exp2f fexp2
      math.expm1 - = expm1 expm1f fexpm1
      math.log2 - = log2 log2f flog2
      math.log10 - = log10 log10f flog10
      math.log1p - = log1p log1pf flog1p
      math.sin - = sin sinf fsin
      math.cos - = cos cosf fcos
      math.tan - = tan tanf ftan
      math.sinh - = sinh sinhf fsinh
      math.cosh - = cosh coshf fcosh
      math.tanh - = tanh tanhf ftanh
      math.erf - = erf erff ferf
      math.cbrt - = cbrt cbrtf fcbrt
      """;

  /** What people call them, without a dialect. */
  static final Map<String, Concept> WORDS = read();

  private static Map<String, Concept> read() {
    Map<String, Concept> words = new HashMap<>();
    for (String line : TEXT.lines().toList()) {
      String[] sides = line.split(" = ", -1);
      String[] operations = sides[0].split(" ", -1);
      Concept concept = new Concept(known(operations[0]), known(operations[1]));
      for (String word : sides[1].split(" ", -1)) {
        words.put(word, concept);
      }
    }
    return Map.copyOf(words);
  }

  private static String known(String operation) {
    if (!operation.equals("-") && !OpTable.isKnown(operation)) {
      throw new IllegalStateException("no such operation: " + operation);
    }
    return operation;
  }
}
