import assert from 'node:assert/strict'
import { isMod3736, mod3736CheckCharacter } from '#contract/identifiers.ts'

/** The number of a certificate: FZDA, region (6 digits), year, serial from the database, check character (choice:certificate-number). */
export function certificateNumber(region: string, year: string, serial: number): string {
  assert(/^\d{6}$/.test(region) && /^\d{4}$/.test(year), 'region and year are digits')
  const body = `FZDA${region}${year}${String(serial).padStart(6, '0')}`
  const check = mod3736CheckCharacter(body)
  assert(check, 'digits and capital letters have a check character')
  return body + check
}

/** A number as people type or scan it, without blanks and hyphens; null when its check character says that it was mistyped. */
export function readCertificateNumber(typed: string): string | null {
  const plain = typed.normalize('NFKC').replaceAll(/[\s\u2010-\u2015-]/g, '').toUpperCase()
  return /^FZDA\d{16,}[0-9A-Z]$/.test(plain) && isMod3736(plain) ? plain : null
}
