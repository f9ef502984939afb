import { shapeOf } from './bytes'
import { checkAscii } from './checks-ascii'
import { checkDigits, passed } from './checks-digits'
import { checkWide } from './checks-wide'
import { REGISTERS, SLOT, SLOTS, SLOT_COUNT, TEXTS } from './layout'
import { measureDigits } from './numbers'
import { countPlaceholder, mayBePlaceholder, placeholderOf } from './placeholders'
import { charactersOf, measureRaw } from './raw'
import { addToRegisters, addWaiting } from './sketch'

/** The number of the placeholder that a text of this hash is, from 1; 0 when it is none. */
@inline
function placeholderAt(at: usize, n: u32, hash: u64): u32 {
  return mayBePlaceholder(load<u8>(at), n) ? placeholderOf(hash) : 0
}

/** Counts the checks a value passes: its shape tells which are worth trying. */
@inline
export function checkValue(column: usize, at: usize, n: u32, shape: u64, weight: u32): void {
  const digits = <u32>shape & 0xfffff
  const high = <u32>(shape >> 20) & 0xfffff
  if (digits == n) {
    const check = measureDigits(column, at, n, weight)
    if (check >= 0) passed(column, check, weight)
    checkDigits(column, at, n, weight)
  } else if (high == 0) checkAscii(column, at, n, digits, weight)
  else checkWide(column, at, n, digits, high, charactersOf(n, shape), weight)
}

/** Measures a value that holds something, or a placeholder. */
export function measureValue(column: usize, at: usize, n: u32, shape: u64, hash: u64, weight: u32): void {
  const number = placeholderAt(at, n, hash)
  if (number) return countPlaceholder(column, number, weight)
  addToRegisters(load<u32>(column, REGISTERS), hash)
  checkValue(column, at, n, shape, weight)
}

/** Measures everything that was put off. */
export function settle(column: usize): void {
  addWaiting(column)
  const slots: usize = load<u32>(column, SLOTS)
  for (let slot = slots; slot < slots + <usize>load<u32>(column, SLOT_COUNT) * SLOT; slot += SLOT) {
    const weight = load<u32>(slot, 12)
    if (!weight) continue
    const at = <usize>load<u32>(column, TEXTS) + load<u32>(slot, 16)
    const n = load<u32>(slot, 20)
    const shape = shapeOf(at, n)
    measureRaw(column, at, n, shape, weight)
    measureValue(column, at, n, shape, load<u64>(slot), weight)
    store<u32>(slot, 0, 12)
  }
}
