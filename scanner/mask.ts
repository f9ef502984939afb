import type { SemanticType } from '#contract/findings.ts'

const ID_INSIDE = /(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])/g
const MOBILE_INSIDE = /(?<!\d)(1[3-9]\d)([ -]?)(\d{4})\2(\d{4})(?!\d)/g
const CARD_INSIDE = /(?<!\d)(?:62|4\d|5[1-5])\d{12,17}(?!\d)/g
const LANDLINE_INSIDE = /(?<!\d)(0\d{2,3}[- ]?)([2-9]\d{6,7})(?!\d)/g
const EMAIL_INSIDE = /([\w.+-])[\w.+-]*@([\w-]+\.[\w.-]+)/g
const NAMED_INSIDE = /((?:联系人|姓名|申请人|患者|当事人|负责人|法定代表人|户主|经办人)[:：为是]?\s*)([\u4e00-\u9fff])([\u4e00-\u9fff]{1,3})(?=$|[^\u4e00-\u9fff])/g

function stars(count: number): string {
  return '*'.repeat(Math.max(1, Math.min(count, 12)))
}

/** Keeps so many characters at each end and stars the rest; short texts lose all but the first. */
export function keepEnds(text: string, front: number, back: number): string {
  if (text.length <= front + back) return text.slice(0, 1) + stars(text.length - 1)
  return text.slice(0, front) + stars(text.length - front - back) + (back > 0 ? text.slice(-back) : '')
}

/** Masks whatever in a free text has the form of an identity number, telephone, card, address of mail or a named person. */
export function maskInside(text: string): string {
  return text
    .replace(ID_INSIDE, (found) => keepEnds(found, 3, 4))
    .replace(CARD_INSIDE, (found) => keepEnds(found, 0, 4))
    .replace(MOBILE_INSIDE, (_, front, _gap, _middle, back) => `${front}****${back}`)
    .replace(LANDLINE_INSIDE, (_, area, number) => area + keepEnds(number, 2, 2))
    .replace(EMAIL_INSIDE, (_, first, domain) => `${first}***@${domain}`)
    .replace(NAMED_INSIDE, (_, label, surname, given) => label + surname + stars(given.length))
}

function maskName(text: string): string {
  return /^[\x20-\x7e]+$/.test(text) ? text.replace(/([A-Za-z])[A-Za-z']*/g, '$1***') : text.slice(0, 1) + stars(text.length - 1)
}

function maskAddress(text: string): string {
  const district = /^.*?[区县旗](?=.)|^.*?[市州](?=.)/.exec(text)?.[0]
  return (district ?? text.slice(0, Math.min(3, Math.floor(text.length / 3)))) + '****'
}

function maskEmail(text: string): string {
  const at = text.lastIndexOf('@')
  return at > 0 ? `${text.slice(0, 1)}***${text.slice(at)}` : keepEnds(text, 1, 0)
}

function maskCoordinate(text: string): string {
  return text.replace(/(\d+\.\d{2})\d+/g, '$1')
}

const TYPES: Partial<Record<SemanticType, (text: string) => string>> = {
  person_name: maskName,
  address: maskAddress,
  email: maskEmail,
  id_number: (text) => keepEnds(text, 3, 4),
  mobile: (text) => keepEnds(text, 3, 4),
  phone: (text) => keepEnds(text, 3, 4),
  landline: (text) => keepEnds(text, 4, 2),
  bank_card: (text) => keepEnds(text, 0, 4),
  bank_account: (text) => keepEnds(text, 0, 4),
  card_no: (text) => keepEnds(text, 0, 4),
  plate: (text) => keepEnds(text, 2, 2),
  birth_date: (text) => `${text.slice(0, 4)}-**-**`,
  longitude: maskCoordinate,
  latitude: maskCoordinate,
  coordinates: maskCoordinate,
  free_text: maskInside,
  free_text_pii: maskInside,
  health_status: (text) => keepEnds(text, 1, 0),
  credential: () => '********',
  biometric: () => '********',
  ip: (text) => text.replace(/(\d+\.\d+)\.\d+\.\d+/, '$1.*.*'),
}

/** Masks one value by the meaning of its column; a personal value of a kind without its own manner keeps its first and last two characters. */
export function maskValue(text: string, type: SemanticType, personal: boolean): string {
  const own = TYPES[type]
  if (own && (personal || type.startsWith('free_text'))) return own(text)
  if (!personal) return maskInside(text)
  return text.length > 6 ? keepEnds(text, 2, 2) : keepEnds(text, 1, 0)
}
