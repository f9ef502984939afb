import { isDigit } from './bytes'

/** Whether the text last read also named a time of day. */
let timed: bool = false

/** Whether the text last read also named a time of day. */
@inline
export function hadTime(): bool {
  return timed
}

/** Days of each month, and of the months before it, in a year that is no leap year. */
const lengths = memory.data<u8>([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
const before = memory.data<u16>([0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334])

@inline
function isLeap(year: i32): bool {
  const century = year / 100
  return year == century * 100 ? (century & 3) == 0 : (year & 3) == 0
}

/** Answers whether the day exists in the Gregorian calendar. */
@inline
export function isDay(year: i32, month: i32, day: i32): bool {
  if (<u32>(month - 1) > 11) return false
  return <u32>(day - 1) < <u32>load<u8>(lengths + <usize>month) + (month == 2 && isLeap(year) ? 1 : 0)
}

/** Days since 1970-01-01 of a day that exists, from year 1 on. */
@inline
function daysOf(year: i32, month: i32, day: i32): i32 {
  const past = year - 1
  const centuries = past / 100
  return past * 365 + (past >> 2) - centuries + (centuries >> 2) + <i32>load<u16>(before + (<usize>month << 1)) + (month > 2 && isLeap(year) ? 1 : 0) + day - 719163
}

let p: usize = 0
let end: usize = 0

@inline
function peek(): u32 {
  return p < end ? <u32>load<u8>(p) : 0
}

/** Reads at most `most` digits; -1 when there is none. */
function number(most: u32): i32 {
  let value: i32 = -1
  for (let i: u32 = 0; i < most && isDigit(peek()); i++) value = max(value, 0) * 10 + <i32>(load<u8>(p++) - 48)
  return value
}

/** Passes over the character when it is next; Chinese ones are three bytes given as one number. */
function pass(character: u32): bool {
  if (character < 128) {
    if (peek() != character) return false
    p++
    return true
  }
  if (p + 3 > end || ((<u32>load<u8>(p) << 16) | (<u32>load<u8>(p, 1) << 8) | <u32>load<u8>(p, 2)) != character) return false
  p += 3
  return true
}

const YEAR: u32 = 0xe5b9b4
const MONTH: u32 = 0xe69c88
const DAY: u32 = 0xe697a5
const HOUR: u32 = 0xe697b6
const MINUTE: u32 = 0xe58886
const SECOND: u32 = 0xe7a792

function blanks(): void {
  while (peek() == 32 || peek() == 9) p++
}

@inline
function pair(at: usize): i32 {
  return <i32>load<u8>(at) * 10 + <i32>load<u8>(at, 1) - 528
}

/** The usual ways of writing, told by their length and digits: 2024-01-31 and 2024-01-31 08:30:00, also with / or . and T; `digits` is how many there are. */
export function plainTimeOf(at: usize, n: u32, digits: u32): f64 {
  const separator: u32 = load<u8>(at, 4)
  if (load<u8>(at, 7) != separator || (separator != 45 && separator != 47 && separator != 46)) return timeOf(at, n)
  timed = false
  const year = pair(at) * 100 + pair(at + 2)
  if (n == 10) return digits == 8 ? moment(year, pair(at + 5), pair(at + 8), -1, 0, 0) : timeOf(at, n)
  const between: u32 = load<u8>(at, 10)
  if (digits != 14 || (between != 32 && between != 84) || load<u8>(at, 13) != 58 || load<u8>(at, 16) != 58) return timeOf(at, n)
  return moment(year, pair(at + 5), pair(at + 8), pair(at + 11), pair(at + 14), pair(at + 17))
}

/** Whether a text of ASCII that begins with a digit has a separator where days have their first. */
@inline
export function mayBeTime(at: usize): bool {
  const fifth: u32 = load<u8>(at, 4)
  return fifth == 45 || fifth == 47 || fifth == 46 || load<u8>(at, 1) == 47 || load<u8>(at, 2) == 47
}

/** Reads a day, or a day with a time, in the forms of scanner/profile/day.ts: milliseconds on the clock it was written by, NaN when it is neither. */
export function timeOf(at: usize, n: u32): f64 {
  timed = false
  if (n < 6 || n > 40 || !isDigit(load<u8>(at))) return NaN
  p = at
  end = at + n
  const separator: u32 = load<u8>(at, 4)
  const isYear = isDigit(load<u8>(at, 1)) && isDigit(load<u8>(at, 2)) && isDigit(load<u8>(at, 3))
  return isYear && !isDigit(separator) ? fromYear() : fromWestern()
}

function fromYear(): f64 {
  const year = number(4)
  const chinese = pass(YEAR)
  if (!chinese && !pass(45) && !pass(47) && !pass(46)) return NaN
  const month = number(2)
  if (month < 0) return NaN
  let day: i32 = -1
  let closed = false
  if (pass(45) || pass(47) || pass(46) || pass(MONTH)) {
    day = number(2)
    if (day < 0) return NaN
    closed = pass(DAY)
  }
  if (p == end) return day < 0 ? (chinese ? moment(year, month, 1, -1, 0, 0) : NaN) : moment(year, month, day, -1, 0, 0)
  if (day < 0) return NaN
  if (!pass(84) && !pass(32) && !pass(9) && !closed) return NaN
  blanks()
  const hour = number(2)
  if (hour < 0 || (!pass(58) && !pass(HOUR))) return NaN
  const minute = number(2)
  if (minute < 0) return NaN
  let second: i32 = 0
  if (pass(58) || (peek() == 0xe5 && followedByDigit() && pass(MINUTE))) {
    second = number(2)
    if (second < 0) return NaN
    if (pass(46)) {
      if (!isDigit(peek())) return NaN
      while (isDigit(peek())) p++
    }
    pass(SECOND)
  }
  pass(MINUTE)
  blanks()
  return zone() ? moment(year, month, day, hour, minute, second) : NaN
}

@inline
function followedByDigit(): bool {
  return p + 3 < end && isDigit(load<u8>(p, 3))
}

/** Passes over Z, +08:00, +0800 or +08 at the very end. */
function zone(): bool {
  if (p == end) return true
  if (pass(90)) return p == end
  if (!pass(43) && !pass(45)) return false
  const from = p
  if (number(2) < 0 || p - from != 2) return false
  if (p == end) return true
  pass(58)
  const minutes = p
  return number(2) >= 0 && p - minutes == 2 && p == end
}

function fromWestern(): f64 {
  const first = number(2)
  if (!pass(47)) return NaN
  const second = number(2)
  if (second < 0 || !pass(47)) return NaN
  const from = p
  const year = number(4)
  if (p - from != 4) return NaN
  const month = first > 12 ? second : first
  const day = first > 12 ? first : second
  if (p == end) return moment(year, month, day, -1, 0, 0)
  if (peek() != 32 && peek() != 9) return NaN
  blanks()
  const hour = number(2)
  if (hour < 0 || !pass(58)) return NaN
  const at = p
  const minute = number(2)
  if (p - at != 2) return NaN
  let seconds: i32 = 0
  if (pass(58)) {
    const at = p
    seconds = number(2)
    if (p - at != 2) return NaN
  }
  return p == end ? moment(year, month, day, hour, minute, seconds) : NaN
}

function moment(year: i32, month: i32, day: i32, hour: i32, minute: i32, second: i32): f64 {
  if (year < 1000 || !isDay(year, month, day)) return NaN
  const days = <f64>daysOf(year, month, day) * 86400000
  if (hour < 0) return days
  if (hour > 24 || minute > 59 || second > 60) return NaN
  timed = true
  return days + <f64>(hour * 3600 + minute * 60 + second) * 1000
}
