import type { Words } from '#law/words.ts'
import type { Why } from './lent.ts'

const remedy: Words = { zh: '在“内容”中填写后再办', en: 'Fill it in under “Content” first' }

/** Why a condition cannot be judged yet, whose remedy is to answer what is still open rather than what would help against a wrong answer. Pure. */
export const notFilled = (what: Words): Why => ({ ...what, remedy })
