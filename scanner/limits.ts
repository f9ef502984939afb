import { choices } from '#law/choices.ts'

/** How much a scan may take in before it refuses; every bound is in bytes or a plain count. */
export type Limits = {
  /** Bytes a compressed source may grow to. */
  inflatedBytes: number
  /** Inflated bytes for each compressed one, once `inflatedFloor` bytes have come out. */
  inflateRatio: number
  inflatedFloor: number
  /** Characters of one cell beyond which it is reported and cut (choice:scan-limits). */
  cellCharacters: number
  columns: number
  /** Bytes of a source that can only be read whole (old Excel, one JSON value). */
  wholeBytes: number
}

export const DEFAULT_LIMITS: Limits = {
  inflatedBytes: 16 * 2 ** 30,
  inflateRatio: 200,
  inflatedFloor: 32 * 2 ** 20,
  cellCharacters: choices['scan-limits'].value,
  columns: 2_000,
  wholeBytes: 48 * 2 ** 20,
}

/** The version written into every finding; it changes whenever the same bytes may be judged differently. */
export const SCANNER_VERSION = '1.1.16'
