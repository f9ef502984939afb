import { FIT } from '#scanner/recognise/kind.ts'
import { everyPart } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

const EMAIL = /^[A-Za-z0-9_][\w.+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,5}[A-Za-z]{2,18}$/
const FILES = /\.(?:png|jpe?g|gif|svg|webp|css|js|pdf|docx?|xlsx?|zip|tgz)$/i

/** Addresses of electronic mail. */
export const email: Kind = {
  type: 'email',
  headings: {
    chinese: '邮箱 电子邮箱 电子邮件 邮件 邮箱地址 邮件地址 电邮 Email E-mail 邮箱账号',
    pinyin: 'yx dzyx dzyj youxiang lxyx',
    english: 'email mail emailaddress e-mail mailbox contactemail',
  },
  length: [5, 100],
  fit: (value) => {
    if (!value.includes('@') || FILES.test(value)) return FIT.no
    if (value.includes('*')) return /^[\w.*+-]{1,40}@[\w.*-]{1,40}$/.test(value) && /^[^@]{0,3}\*/.test(value) ? FIT.masked : FIT.no
    return everyPart(value, (part) => EMAIL.test(part)) ? FIT.checked : FIT.no
  },
  form: { zh: '电子邮箱格式', en: 'the form of a mail address' },
  by: 'form',
  exact: 'email',
  needsCheck: true,
}
