import type { FallenHow } from '#law/fallen.ts'
import type { Words } from '#law/words.ts'

/** What the memorandum register says of an asset whose registration fell; it is kept in Chinese. */
const said = {
  expired: {
    zh: '登记凭证 {number} 有效期至{until}，已到期，未续展',
    en: 'Certificate {number} was valid until {until} and was not renewed',
  },
  deregistered: { zh: '登记凭证 {number} 已注销', en: 'Certificate {number} was deregistered' },
  revoked: { zh: '登记凭证 {number} 已被撤销', en: 'Certificate {number} was revoked' },
} as const satisfies { readonly [how in FallenHow]: Words }

const fill = (text: string, given: { readonly [name: string]: string | undefined }) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '')
const known = Object.values(said).map(({ zh, en }) => ({
  en,
  form: new RegExp(`^${zh.replaceAll(/\{(\w+)\}/g, String.raw`(?<$1>[\w-]+)`)}$`),
}))

/** The reason with which an asset whose certificate fell enters the memorandum register, in Chinese as it is kept; `validUntil` is a civil day. */
export function fallenReason(how: FallenHow, { number, validUntil }: { readonly number: string; readonly validUntil: string }): string {
  return fill(said[how].zh, { number, until: validUntil })
}

/** A reason of the memorandum register in both languages where the platform wrote it; what an officer wrote stays as it is. */
export function memoReason(reason: string): Words {
  for (const { en, form } of known) {
    const found = form.exec(reason)
    if (found) return { zh: reason, en: fill(en, found.groups ?? {}) }
  }
  return { zh: reason, en: reason }
}
