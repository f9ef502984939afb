import { MASKED_LENGTH, maskInside, maskPersonal } from '#scanner/mask-inside.ts'
import { keepEnds, stars } from '#scanner/mask-ends.ts'
import type { SemanticType } from '#contract/findings.ts'

type Manner = (text: string) => string

const ends =
  (front: number, back: number): Manner =>
  (text) =>
    keepEnds(text, front, back)
const nothing: Manner = () => '********'

/** Surname or first letter; of several names in one cell, each. */
const maskName: Manner = (text) =>
  text.length <= 80 && /^[\u4e00-\u9fff·•.'A-Za-z、,，;；/ -]+$/.test(text) && !/[A-Za-z][\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z]/.test(text)
    ? text
        .replace(/(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])/g, '')
        .replace(/[^、,，;；/ ]{2,80}/g, (name) => (/^[A-Za-z]/.test(name) ? `${name[0]}***` : name.slice(0, 1) + stars(name.length - 1)))
    : keepEnds(text, 1, 0)

/** Down to the district, or to the city, or a third of a short text. */
const maskAddress: Manner = (text) => {
  const district = /^[^\d路街巷弄村镇乡]{1,14}?[区县旗](?=.)|^[^\d路街巷弄村镇乡]{1,12}?[市州](?=.)/.exec(text)?.[0]
  return (district ?? text.slice(0, Math.min(3, Math.floor(text.length / 3)))) + '****'
}

const maskEmail: Manner = (text) => {
  const at = text.lastIndexOf('@')
  return at > 0 ? `${text.slice(0, 1)}***${maskDomain(text.slice(at))}` : keepEnds(text, 1, 0)
}

/** A domain in the form of a long number is no provider. */
const maskDomain = (domain: string): string => (/^@[A-Za-z0-9.-]{3,40}$/.test(domain) && !/\d{7}/.test(domain) ? domain : '@***')

const TELEPHONE = /^[^\dA-Za-z]{0,8}[\d+(][\d\-() +*转]{5,22}\d[^\dA-Za-z]{0,8}$/

/** Of several telephones in one cell, each keeps its ends; the words between them are hidden. */
const maskPhone =
  (front: number, back: number): Manner =>
  (text) =>
    text.length <= 80 && text.split(/[、,，;；/]/).every((part) => TELEPHONE.test(part))
      ? text
          .replace(/[\d+(][\d\-() +*转]{4,24}\d/g, (number) => keepEnds(number.replace(/[\s()-]/g, ''), front, back))
          .replace(/[^\d*、,，;；/ ]{2,60}/g, (word) => word.slice(0, 1) + stars(word.length - 1))
      : /[\u0080-\uffff]/.test(text)
        ? keepEnds(text, 1, 2)
        : keepEnds(text, front, 2)

const DEGREES = /^[[(]?-?\d{1,3}(?:\.\d{1,20})?(?:[,，;\s]{1,2}-?\d{1,3}(?:\.\d{1,20})?)?[\])]?$/
const maskCoordinate: Manner = (text) =>
  DEGREES.test(text)
    ? text.replace(/(\d{1,3}\.\d{2})\d+/g, '$1')
    : /^\d{1,3}[°度]/.test(text)
      ? text.replace(/^(\d{1,3}[°度]\d{0,2}).*$/, '$1***')
      : keepEnds(text, 1, 0)
const maskGeometry: Manner = (text) =>
  /^[0-9A-Fa-f]{20,}$/.test(text) ? keepEnds(text, 10, 0) : text.replace(/(\d{1,3}\.\d{2})\d+/g, '$1')
const maskDay: Manner = (text) =>
  /^\d{4}(?:\D|\d{4}$)|^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(text) ? `${text.slice(0, 4)}-**-**` : '****-**-**'

/** How each kind is shown: what domain rules leave visible, and no more; other kinds keep the first and last two signs. */
const MANNERS: Partial<Record<SemanticType, Manner>> = {
  person_name: maskName,
  address: maskAddress,
  email: maskEmail,
  birth_date: maskDay,
  // Beside a name the first characters may be the name.
  id_number: (text) => (/[\u4e00-\u9fff]{2}/.test(text) ? keepEnds(text, 1, 0) : keepEnds(text, 3, 4)),
  passport: ends(2, 2),
  travel_permit: ends(2, 2),
  military_id: ends(1, 2),
  social_security_no: ends(2, 2),
  driving_licence_no: ends(3, 4),
  student_no: ends(2, 2),
  exam_ticket_no: ends(2, 2),
  medical_record_no: ends(1, 2),
  cert_no: ends(2, 2),
  mobile: maskPhone(3, 4),
  phone: maskPhone(3, 4),
  landline: maskPhone(4, 2),
  bank_card: ends(0, 4),
  bank_account: ends(0, 4),
  card_no: ends(0, 4),
  plate: ends(2, 2),
  vin: ends(3, 4),
  imei: ends(4, 2),
  real_estate_unit_no: ends(6, 2),
  social_account: ends(1, 1),
  account_name: ends(1, 1),
  credential: nothing,
  biometric: nothing,
  health_status: ends(1, 0),
  ethnicity: nothing,
  category: nothing,
  longitude: maskCoordinate,
  latitude: maskCoordinate,
  coordinates: maskCoordinate,
  geometry: maskGeometry,
  free_text: maskInside,
  free_text_pii: maskPersonal,
  ip: (text) =>
    /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$/.test(text)
      ? text.replace(/^(\d{1,3}\.\d{1,3}).*$/, '$1.*.*')
      : /^[0-9A-Fa-f:]{3,45}$/.test(text)
        ? `${text.slice(0, 4)}:****`
        : keepEnds(text, 1, 0),
  mac: (text) => keepEnds(text, 8, 0),
  url: (text) => maskInside(text.replace(/\?.*$/, '?***')),
}

/** Kinds of which a value may rightly come out as it went in: nothing personal was found in it. */
const OPEN: ReadonlySet<SemanticType> = new Set(['free_text', 'free_text_pii', 'longitude', 'latitude', 'coordinates', 'geometry', 'url'])

/** Kinds masked in their own manner whomever they belong to: texts, and accounts of organisations. */
export const ALWAYS_MASKED: ReadonlySet<SemanticType> = new Set(['free_text', 'free_text_pii', 'bank_account'])

/** Weak attributes whose single value tells nothing, so their samples may be seen where the table is not of the highest grade. */
const SHOWN: ReadonlySet<SemanticType> = new Set(['gender', 'age', 'score'])

/**
 * Masks one value, of a very long one the beginning, by the meaning of its column; a personal value of a kind without its own manner keeps
 * its first and last two characters.
 */
export function maskValue(value: string, type: SemanticType, personal: boolean): string {
  const text = value.slice(0, MASKED_LENGTH)
  if (SHOWN.has(type)) return text.length <= 6 ? text : keepEnds(text, 2, 2)
  const own = MANNERS[type]
  if (own && (personal || ALWAYS_MASKED.has(type))) {
    const masked = own(text)
    return masked !== text || OPEN.has(type) ? masked : keepEnds(text, 1, 0)
  }
  if (!personal) return maskInside(text)
  return text.length > 6 ? keepEnds(text, 2, 2) : keepEnds(text, 1, 0)
}
