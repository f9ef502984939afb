import assert from 'node:assert/strict'
import { isMod3736, mod3736CheckCharacter } from '#contract/identifiers.ts'
import type { Words } from '#law/words.ts'
import { Denied } from '#server/denied.ts'

/** Why something is no certificate of this register, on what basis, and what would help. */
export type Strange = { readonly code: string; readonly message: Words; readonly basis: string; readonly remedy: Words }

const lookAgain: Words = {
  zh: '请对照凭证再输一次，或扫描凭证上的二维码',
  en: 'Compare it with the certificate and enter it again, or scan the code on it',
}

/** What is said of a number that fits and was never given. */
export const neverIssued: Strange = {
  code: 'no-such-certificate',
  message: { zh: '没有发放过这个编号的凭证', en: 'No certificate of this number was ever issued' },
  basis: '§4.3',
  remedy: lookAgain,
}

/** The code of a data property certificate, kept by another register: SJ, province, body, year, month, serial. */
export const propertyCode = /^SJ\d{2}\d\d{4}(0[1-9]|1[0-2])\d{4}$/

/** Capitals and digits alone, without what is copied along: signs that are not seen, the label of the number before it, and the stop after it. */
const plainOf = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}\u2010-\u2015-]/gu, '')
    .replace(/^(登记)?(凭证)?编?号?:/, '')
    .replace(/[。,.;、]+$/, '')
    .toUpperCase()

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
  const plain = plainOf(typed)
  return /^FZDA\d{16,}[0-9A-Z]$/.test(plain) && isMod3736(plain) ? plain : null
}

/** Why something typed is no number of this register: it is the code of another one, or was mistyped (choice:three-registers). */
export function whyNoNumber(typed: string): Strange {
  if (propertyCode.test(plainOf(typed)))
    return {
      code: 'other-register',
      message: {
        zh: '这是国家数据产权登记凭证的编码（SJ 开头），不是数据资产登记凭证的编号',
        en: 'This is the code of a certificate of data property registration (SJ), another register than this one of data assets',
      },
      basis: 'choice:three-registers',
      remedy: { zh: '请向发证的数据产权登记机构核验', en: 'Have it checked by the body that issued it' },
    }
  return {
    code: 'mistyped-number',
    message: {
      zh: '这个编号的格式或校验位不对，可能抄错了',
      en: 'The form or check character of this number is wrong; it may be mistyped',
    },
    basis: 'choice:certificate-number',
    remedy: lookAgain,
  }
}

/** A number as readCertificateNumber reads it; Denied where it is none. */
export function certificateNumberOf(typed: string): string {
  const number = readCertificateNumber(typed)
  if (!number) throw new Denied(404, whyNoNumber(typed))
  return number
}
