import { take } from './memory'
import { COMPOUND, NOT_GIVEN, PLATE_ENDS, PROVINCES, SURNAMES } from './surnames'

/** What is known of a Han character (U+4E00–U+9FFF), a bit each. */
export const SURNAME: u32 = 1
export const STARTS_COMPOUND: u32 = 2
export const ENDS_WORD: u32 = 4
export const PROVINCE: u32 = 8
export const ENDS_PLATE: u32 = 16

const FIRST: u32 = 0x4e00
const COUNT: u32 = 0x5200
let kinds: usize = 0

function mark(characters: string, kind: u32, step: i32): void {
  for (let i = 0; i < characters.length; i += step) {
    const at = kinds + <usize>(characters.charCodeAt(i) - FIRST)
    store<u8>(at, load<u8>(at) | kind)
  }
}

/** Lays down the table; once, before the first cell. */
export function layCharacters(): void {
  kinds = take(COUNT)
  mark(SURNAMES, SURNAME, 1)
  mark(COMPOUND, STARTS_COMPOUND, 2)
  mark(NOT_GIVEN, ENDS_WORD, 1)
  mark(PROVINCES, PROVINCE, 1)
  mark(PLATE_ENDS, ENDS_PLATE, 1)
}

/** Whether the code is a Han character. */
@inline
export function isHan(code: u32): bool {
  return code - FIRST < COUNT
}

/** The bits of a Han character; 0 for any other code. */
@inline
export function kindOf(code: u32): u32 {
  return code - FIRST < COUNT ? <u32>load<u8>(kinds + (code - FIRST)) : 0
}

/** Whether the two characters are a surname together. */
export function isCompound(first: u32, second: u32): bool {
  for (let i = 0; i < COMPOUND.length; i += 2) if (<u32>COMPOUND.charCodeAt(i) == first && <u32>COMPOUND.charCodeAt(i + 1) == second) return true
  return false
}
