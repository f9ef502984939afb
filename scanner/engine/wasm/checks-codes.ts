import { all, digitsIn, sumOfWords } from './bytes'

/** Values of the characters of a unified social credit code (GB 32100), 99 for those it never holds, from "0" to "Z". */
const usccValues = memory.data<u8>([
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 99, 99, 99, 99, 99, 99, 99,
  10, 11, 12, 13, 14, 15, 16, 17, 99, 18, 19, 20, 21, 22, 99, 23, 24, 25, 99, 26, 27, 99, 28, 29, 30, 99,
])
const usccWeights = memory.data<u8>([1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28])
const orgWeights = memory.data<u8>([3, 7, 9, 10, 5, 8, 4, 2])

/** Whether the eight bytes and the check byte are an organisation code (GB 11714): all eight places weighed at once. */
@inline
export function isOrgCode(at: usize, check: usize): bool {
  const bytes = v128.load64_zero(at)
  const digits = i8x16.sub(bytes, all(48))
  const letters = i8x16.sub(bytes, all(65))
  const isDigit = i8x16.le_u(digits, all(9))
  const isLetter = i8x16.le_u(letters, all(25))
  if ((i8x16.bitmask(v128.or(isDigit, isLetter)) & 255) != 255) return false
  const values = v128.bitselect(digits, i8x16.add(letters, all(10)), isDigit)
  const rest = 11 - sumOfWords(i16x8.extmul_low_i8x16_u(values, v128.load64_zero(orgWeights))) % 11
  return load<u8>(check) == (rest == 10 ? 88 : rest == 11 ? 48 : rest + 48)
}

@inline
function usccValue(byte: u32): u32 {
  return byte - 48 < 43 ? <u32>load<u8>(usccValues + (byte - 48)) : 99
}

/** Whether 18 bytes are a unified social credit code: form, its own check and that of the organisation code within. */
export function isUscc(at: usize): bool {
  if (load<u8>(at) == 48) return false
  const second: u32 = load<u8>(at, 1)
  if (second != 57 && second - 49 > 4) return false
  // The code within is half as long and fails ten times of eleven.
  if (!isOrgCode(at + 8, at + 16)) return false
  const bytes = v128.load(at)
  const digits = digitsIn(bytes)
  if ((i8x16.bitmask(digits) & 0xfc) != 0xfc) return false
  // Letters are numbered from 10 without I, O, S, V and Z.
  let letters = i8x16.sub(bytes, all(55))
  letters = i8x16.add(i8x16.add(letters, i8x16.gt_s(bytes, all(73))), i8x16.add(i8x16.gt_s(bytes, all(79)), i8x16.add(i8x16.gt_s(bytes, all(83)), i8x16.gt_s(bytes, all(86)))))
  const left = v128.or(v128.or(i8x16.eq(bytes, all(73)), i8x16.eq(bytes, all(79))), v128.or(i8x16.eq(bytes, all(83)), i8x16.eq(bytes, all(86))))
  const isLetter = v128.andnot(i8x16.le_u(i8x16.sub(bytes, all(65)), all(24)), left)
  if (i8x16.bitmask(v128.or(digits, isLetter)) != 0xffff) return false
  const last = usccValue(load<u8>(at, 16))
  if (last == 99) return false
  const values = v128.bitselect(i8x16.sub(bytes, all(48)), letters, digits)
  const weights = v128.load(usccWeights)
  const sum = sumOfWords(i16x8.add(i16x8.extmul_low_i8x16_u(values, weights), i16x8.extmul_high_i8x16_u(values, weights))) + last * 28
  return usccValue(load<u8>(at, 17)) == (31 - (sum % 31)) % 31
}

/** Values of the characters of a vehicle identification number (GB 16735) from "0" to "Z", 99 for I, O, Q and signs. */
const vinValues = memory.data<u8>([
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 99, 99, 99, 99, 99, 99, 99,
  1, 2, 3, 4, 5, 6, 7, 8, 99, 1, 2, 3, 4, 5, 99, 7, 99, 9, 2, 3, 4, 5, 6, 7, 8, 9,
])
const vinWeights = memory.data<u8>([8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2])

/** Whether 17 bytes are a vehicle identification number: letters and digits, the check in place 9. */
export function isVin(at: usize): bool {
  let sum: u32 = 0
  let letters: u32 = 0
  for (let i: usize = 0; i < 17; i++) {
    const byte: u32 = load<u8>(at + i)
    const value: u32 = byte - 48 < 43 ? <u32>load<u8>(vinValues + (byte - 48)) : 99
    if (value == 99) return false
    if (byte > 57) letters++
    sum += value * load<u8>(vinWeights + i)
  }
  const rest = sum % 11
  return letters > 0 && letters < 17 && load<u8>(at, 8) == (rest == 10 ? 88 : rest + 48)
}
