import type { Kind } from '#scanner/recognise/kind.ts'

/** Texts with personal data among their words; told by `inside-text.ts`, never by the heading. */
export const freeTextPii: Kind = { type: 'free_text_pii', headings: { chinese: '', pinyin: '', english: '' } }
