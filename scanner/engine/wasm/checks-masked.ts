import { isDigit } from './bytes'
import { passed } from './checks-digits'
import { IS_CARD_MASKED, IS_ID_MASKED, IS_MOBILE_MASKED } from './layout'

@inline
function isStar(byte: u32): bool {
  return byte == 42 || (byte | 32) == 120
}

/** A number whose middle is hidden: digits, stars (or x), digits; mobiles of 11, identity numbers of 15 to 18, cards of 12 and more. */
export function checkMasked(column: usize, at: usize, n: u32, weight: u32): void {
  if (n < 11 || n > 23) return
  let front: u32 = 0
  while (front < n && isDigit(load<u8>(at + front))) front++
  let stars: u32 = 0
  let real: u32 = 0
  while (front + stars < n && isStar(load<u8>(at + front + stars))) if (load<u8>(at + front + stars++) == 42) real++
  let back = front + stars
  while (back < n && isDigit(load<u8>(at + back))) back++
  const tail = back - front - stars
  const endsX = back == n - 1 && (load<u8>(at + back) | 32) == 120
  if (back == n && n == 11 && front == 3 && stars >= 4 && load<u8>(at) == 49 && load<u8>(at, 1) > 50) passed(column, IS_MOBILE_MASKED, weight)
  if (real == 0) return
  if ((back == n || endsX) && n >= 15 && n <= 18 && front >= 3 && front <= 6 && stars >= 6 && tail <= 4) passed(column, IS_ID_MASKED, weight)
  if (back == n && n >= 12 && front <= 6 && real == stars && stars >= 4 && tail >= 3 && tail <= 4) passed(column, IS_CARD_MASKED, weight)
}
