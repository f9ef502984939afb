import { FIT } from '#scanner/recognise/recogniser.ts'
import { share } from '#scanner/recognise/column-view.ts'
import type { Fit, Recogniser } from '#scanner/recognise/recogniser.ts'

const SEGMENTS = /^1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8}$/

/** Judges a mobile number by the table of number segments, after country code, blanks and hyphens are taken off. */
export function fitMobile(value: string): Fit {
  const text = value.replace(/[\s-]/g, '').replace(/^(?:\+|00)?86(?=1)/, '')
  if (SEGMENTS.test(text)) return FIT.checked
  return /^1[3-9]\d[*xX]{4,8}\d{0,4}$/.test(text) && text.length === 11 ? FIT.masked : FIT.no
}

/** Judges a telephone of the fixed network, a service number, or several of them in one cell. */
export function fitLandline(value: string): Fit {
  const parts = value.split(/[、,;/\s]+(?=\d)/)
  const isOne = (text: string): boolean =>
    /^\(?(?:\+?86-?)?0\d{2,3}\)?[-\s]?[2-9]\d{6,7}(?:[-转]\d{1,6})?$/.test(text) || /^[48]00-?\d{3,4}-?\d{3,4}$/.test(text) || /^[2-9]\d{2}-?\d{4,5}$/.test(text) && text.includes('-')
  if (parts.every(isOne)) return FIT.checked
  return parts.every((text) => isOne(text) || /^[2-9]\d{6,7}$/.test(text)) ? FIT.form : FIT.no
}

/** Judges a cell that holds telephones of either kind, perhaps with a word beside them. */
export function fitPhone(value: string): Fit {
  if (fitMobile(value) || fitLandline(value)) return FIT.checked
  const digits = value.replace(/[\u4e00-\u9fffA-Za-z()（）:：.]/g, ' ').trim().split(/[、,;/\s]+/)
  return digits.some((part) => /^(?:0\d{2,3}-?)?[2-9]\d{6,7}$|^1[3-9]\d{9}$/.test(part)) && value.length <= 60 ? FIT.form : FIT.no
}

const EMAIL = /^[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/
const FILES = /\.(?:png|jpe?g|gif|svg|webp|css|js|pdf|docx?|xlsx?)$/i
const URL_FORM = /^(?:https?|ftp):\/\/[^\s]+$|^www\.[\w-]+\.[^\s]+$/i
const MAC = /^(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}$/
const IPV6 = /^(?=.*:.*:)(?:[0-9A-Fa-f]{1,4}|:)(?::[0-9A-Fa-f]{0,4}){2,7}$/

function isIpv4(value: string): boolean {
  const parts = value.split('.')
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}

/** Ways to reach a person or a machine. */
export const CONTACTS: readonly Recogniser[] = [
  { type: 'mobile', fit: fitMobile, unless: (view, hint) => view.running && hint < 1 },
  { type: 'landline', fit: fitLandline, unless: (view, hint) => hint === 0 && !view.heading.hints.has('mobile') && share(view.values, (value) => fitLandline(value) === FIT.checked) < 0.6 },
  { type: 'phone', needsHeading: true, fit: fitPhone },
  { type: 'email', fit: (value) => (EMAIL.test(value) && !FILES.test(value) ? FIT.checked : /^[\w.]{0,3}\*+[\w.]*@[\w.-]+\.\w+$/.test(value) ? FIT.masked : FIT.no) },
  { type: 'url', fit: (value) => (URL_FORM.test(value) ? FIT.checked : /^\/?[\w-]+(?:\/[\w.%-]+)+\.\w{2,5}$/.test(value) ? FIT.form : FIT.no) },
  { type: 'ip', fit: (value) => (isIpv4(value) || IPV6.test(value) ? FIT.checked : FIT.no), unless: (view, hint) => hint === 0 && share(view.values, (value) => value.includes(':') || value.split('.').some((part) => part.length === 3)) < 0.3 },
  { type: 'mac', fit: (value) => (MAC.test(value) ? FIT.checked : FIT.no) },
  { type: 'social_account', needsHeading: true, fit: (value) => (/^[1-9]\d{4,11}$|^[A-Za-z][\w-]{4,30}$|^o[\w-]{27}$/.test(value) ? FIT.checked : FIT.no) },
  { type: 'account_name', needsHeading: true, fit: (value) => (/^[A-Za-z0-9_.@-]{2,64}$/.test(value) ? FIT.checked : FIT.no), unless: (view) => view.heading.hints.has('bank_card') || share(view.values, (value) => EMAIL.test(value)) > 0.5 || view.physical === 'integer' || view.physical === 'decimal' || /^(user_?id|uid)$/i.test(view.name) || share(view.values, (value) => /[A-Za-z]/.test(value)) < 0.3 },
  { type: 'credential', fit: (value) => (/^eyJ[\w-]{10,}/.test(value) || /^(?:AKIA|LTAI|sk-|ghp_)[\w-]{12,}$/.test(value) || /^\$2[aby]\$\d\d\$/.test(value) ? FIT.checked : /^[\x21-\x7e]{6,}$/.test(value) ? FIT.form : FIT.no), unless: (view, hint) => hint > 0 && (view.physical === 'decimal' || view.physical === 'date' || view.physical === 'datetime') },
  { type: 'biometric', needsHeading: true, fit: (value) => (/^(?:data:image\/|\/9j\/|iVBOR)/.test(value) || /^[A-Za-z0-9+/=]{200,}$/.test(value) ? FIT.checked : FIT.no) },
]
