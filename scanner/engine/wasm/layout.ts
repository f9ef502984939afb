/**
 * Where everything stands in the memory of the engine. The one file that both sides read: AssemblyScript and the readers of its results.
 *
 *   0 … static data (tables of characters, segments, prefixes)
 *   then, from the heap's base, blocks of powers of two (memory.ts):
 *     input     bytes of the range or chunk at work, 64 bytes of slack on both sides
 *     cells     of one batch, column after column when it was split here, row after row when it was given: u32 start, u32 length with its top bit for "was quoted"; a cell that is 0 is not there
 *     rowHashes one u64 for each row of the batch
 *     columns   one block of STRIDE bytes each, laid out below; what grows (dictionary, its texts, sketches) hangs on it by pointers
 *
 * A batch is split row by row and then measured column by column, so that what belongs to one column stays in the nearest cache.
 */

/** Bytes a column takes; offsets of u32 counters unless another type is told. */
export const STRIDE = 960
export const SEEN = 0
export const MISSING = 4
export const EMPTIES = 8
export const HAS_RAW = 12
/** u64 */
export const CHARACTERS = 16
export const MIN_LENGTH = 24
export const MAX_LENGTH = 28
/** u64: the first eight bytes, the first of them highest, so that comparing numbers compares texts. */
export const MIN_PREFIX = 32
export const MAX_PREFIX = 40
export const MIN_SIZE = 48
export const MAX_SIZE = 52
export const ASCENTS = 56
export const DESCENTS = 60
export const FORMULAS = 64
export const MARKS = 68
export const LONG_CELLS = 72
export const NUMBER_COUNT = 76
/** f64 each: last and first whole number of this range, then bounds of all numbers, and the sum of those too long to be added exactly. */
export const LAST = 80
export const FIRST = 88
export const NUMBER_MIN = 96
export const NUMBER_MAX = 104
export const ROUGH_SUM = 112
export const TIME_MIN = 120
export const TIME_MAX = 128
export const TIME_COUNT = 136
export const ZEROS = 140
/** Dictionary: pointer to slots, their number (a power of two), how many are taken; pointer to texts, room, used. */
export const SLOTS = 144
export const SLOT_COUNT = 148
export const TAKEN = 152
export const TEXTS = 156
export const TEXTS_ROOM = 160
export const TEXTS_USED = 164
/** u64: only values whose hash is not above this are in the dictionary; all ones while it holds every value. */
export const BAR = 168
/** Pointers, 0 until needed: HyperLogLog, histogram of positive and of negative numbers, sums by decimal places, counts of placeholders. */
export const REGISTERS = 176
export const POSITIVE = 180
export const NEGATIVE = 184
export const SUMS = 188
export const PLACEHOLDERS = 192
/** Which stream of duplicates.ts takes this column's hashes; 0 for none. */
export const STREAM = 196
/** One u32 for each of EXACT_CHECKS. */
export const CHECKS = 200
/** What is still to be put into the registers: pointer to hashes, 0 until needed; how many. */
export const LATER = 320
export const LATER_COUNT = 324
/** Pointer to as many hashes as there are slots, one known value each, once the dictionary no longer holds all: asked before its slots, which fill many times the memory. */
export const KNOWN = 328
/** u64: a hash with one of these bits set raises no register, the least of which is as many as there are bits. */
export const IDLE = 336
export const MIN_BYTES = 392
export const MAX_BYTES = 664
/** Bytes kept of the least and greatest text. */
export const KEPT = 256

/** A slot of the dictionary: u64 hash, u32 count (0 when free), u32 still to be measured, u32 place and u32 length of the text, f64 whole number or NaN. */
export const SLOT = 32
/** Longest text a dictionary keeps whole, in bytes. */
export const SLOT_TEXT = 192

export const REGISTER_COUNT = 4096
/** Buckets of the histogram of numbers: 64 for each doubling from 2^-32 to 2^64, at most 0.8 % from their middle. */
export const BUCKETS = 6144
export const BUCKET_BASE = 63424
/** Decimal places with an exact sum, two i64 each (low 32 bits, rest). */
export const PLACES = 16
export const PLACEHOLDER_KINDS = 64
/** Indexes of EXACT_CHECKS in scanner/profile/facts.ts. */
export const IS_INTEGER = 0
export const IS_DECIMAL = 1
export const IS_DIGITS = 2
export const IS_BOOLEAN = 3
export const IS_DATE = 4
export const IS_DATETIME = 5
export const IS_JSON = 6
export const IS_ID18 = 7
export const IS_ID15 = 8
export const IS_ID_MASKED = 9
export const IS_MOBILE = 10
export const IS_MOBILE_MASKED = 11
export const IS_LANDLINE = 12
export const IS_LUHN = 13
export const IS_BANK_CARD = 14
export const IS_CARD_MASKED = 15
export const IS_IMEI = 16
export const IS_USCC = 17
export const IS_ORG_CODE = 18
export const IS_LICENCE15 = 19
export const IS_VIN = 20
export const IS_PLATE = 21
export const IS_EMAIL = 22
export const IS_URL = 23
export const IS_IPV4 = 24
export const IS_IPV6 = 25
export const IS_MAC = 26
export const IS_PERSON_NAME = 27
export const IS_PERSONAL_INSIDE = 28
