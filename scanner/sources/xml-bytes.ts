import { Unreadable } from '#scanner/faults.ts'

/** What is told of an XML text as it goes by; `start` and `end` are offsets into `xml.bytes`, names are given as `tagCode` of their local part. */
export type XmlListener = {
  open: (name: number, xml: XmlBytes) => void
  close: (name: number, xml: XmlBytes) => void
  text: (start: number, end: number, xml: XmlBytes) => void
  /**
   * Takes what begins at this `<` in one go, if it can: answers where the next begins, or the same place to be told of it in pieces. Not
   * asked within wanted text.
   */
  swallow?: (at: number, xml: XmlBytes) => number
}

const BOMB = {
  zh: 'XML 中含文档类型或实体定义（疑似 XML 炸弹），未读取',
  en: 'The XML defines a document type or entities (an XML bomb?); it was not read',
}
/** Bytes of one tag or CDATA section. */
const WHOLE_LIMIT = 4 << 20
const ATTRIBUTES = 64
const [LT, GT, SLASH, BANG, ASK, AMP, COLON] = [60, 62, 47, 33, 63, 38, 58]

/** The number that stands for a tag or attribute name (without its prefix); only ever compared with another. */
export function tagCode(name: string): number {
  let code = 0
  for (let i = 0; i < name.length; i++) code = (Math.imul(code, 31) + name.charCodeAt(i)) | 0
  return code
}

/** Reads XML as bytes, piece by piece, without building anything of it: tags, their attributes and the text between. Entities are never defined. */
export class XmlBytes {
  bytes: Buffer = Buffer.alloc(0)
  /** Attributes of the tag now told: name, start and end of the value, three numbers each. */
  readonly attributes = new Int32Array(ATTRIBUTES * 3)
  attributeCount = 0
  /** Whether text between tags is told; listeners switch it off where it means nothing. */
  wantsText = false
  /** Set by a listener that has seen enough. */
  stopped = false
  readonly #listener: XmlListener
  #rest: Buffer | null = null
  /** Where what was left and the next piece are put together, always the same. */
  #room = Buffer.alloc(0)
  /** What a piece ended within: '' outside, else the sign that closes it. */
  #until: '' | '-->' | '?>' | ']]>' = ''

  constructor(listener: XmlListener) {
    this.#listener = listener
  }

  push(chunk: Buffer): void {
    if (this.stopped) return
    this.bytes = this.#rest ? this.#join(this.#rest, chunk) : chunk
    const end = this.#read()
    const left = this.bytes.length - end
    if (left > WHOLE_LIMIT && !this.stopped)
      throw new Unreadable('broken', { zh: 'XML 结构损坏（标签没有结束）', en: 'The XML is damaged (a tag without end)' })
    this.#rest = left > 0 ? Buffer.from(this.bytes.subarray(end)) : null
  }

  #join(rest: Buffer, chunk: Buffer): Buffer {
    const length = rest.length + chunk.length
    if (length > this.#room.length) this.#room = Buffer.allocUnsafeSlow(length + (1 << 16))
    rest.copy(this.#room)
    chunk.copy(this.#room, rest.length)
    return this.#room.subarray(0, length)
  }

  /** The value of an attribute of the tag now told, null when it has none. */
  attribute(name: number): string | null {
    for (let at = 0; at < this.attributeCount * 3; at += 3)
      if (this.attributes[at] === name) return decodeXml(this.bytes, this.attributes[at + 1]!, this.attributes[at + 2]!)
    return null
  }

  /** Goes through the bytes and answers how many of them are done with. */
  #read(): number {
    const { bytes } = this
    const { length } = bytes
    let at = 0
    while (at < length && !this.stopped) {
      if (this.#until !== '') {
        const next = this.#within(at)
        if (next < 0) return -next - 1
        at = next
        continue
      }
      if (bytes[at] !== LT) {
        const end = this.wantsText ? this.#nearest(at) : bytes.indexOf(LT, at)
        const stop = end < 0 ? this.#textEnd(at) : end
        if (this.wantsText && stop > at) this.#listener.text(at, stop, this)
        if (end < 0) return stop
        at = end
      }
      if (this.#listener.swallow && !this.wantsText) {
        const next = this.#listener.swallow(at, this)
        if (next > at) {
          at = next
          continue
        }
      }
      if (at + 1 >= length) return at
      const second = bytes[at + 1]
      if (second === BANG || second === ASK) {
        const next = this.#declaration(at)
        if (next < 0) return at
        at = next
      } else {
        const next = second === SLASH ? this.#closeTag(at) : this.#openTag(at)
        if (next < 0) return at
        at = next
      }
    }
    return at
  }

  /** The next tag: most texts are short, so the first bytes are looked at one by one. */
  #nearest(at: number): number {
    const { bytes } = this
    const near = Math.min(at + 24, bytes.length)
    for (let i = at; i < near; i++) if (bytes[i] === LT) return i
    return bytes.indexOf(LT, near)
  }

  /** Text at the end of a piece is told at once, but not a cut-off entity. */
  #textEnd(at: number): number {
    const entity = this.bytes.lastIndexOf(AMP)
    return entity >= at && this.bytes.length - entity < 12 && this.bytes.indexOf(59, entity) < 0 ? entity : this.bytes.length
  }

  /** Passes over a comment or instruction and tells the text of a CDATA section, whole; a negative answer says up to where the bytes are done with. */
  #within(at: number): number {
    const { bytes } = this
    const sign = this.#until
    const end = bytes.indexOf(sign, at, 'latin1')
    if (end < 0) return -(sign === ']]>' ? at : Math.max(at, bytes.length - 2)) - 1
    if (sign === ']]>' && this.wantsText && end > at) this.#listener.text(at, end, this)
    this.#until = ''
    return end + sign.length
  }

  #declaration(at: number): number {
    const head = this.bytes.toString('latin1', at, at + 9)
    if (head.startsWith('<?')) this.#until = '?>'
    else if (head.startsWith('<!--')) this.#until = '-->'
    else if (head === '<![CDATA[') this.#until = ']]>'
    else if (head.length < 9) return -1
    else if (/^<!(DOCTYPE|ENTITY)/i.test(head)) throw new Unreadable('xml-bomb', BOMB)
    else throw new Unreadable('broken', { zh: 'XML 结构损坏', en: 'The XML is damaged' })
    return at + (this.#until === ']]>' ? 9 : this.#until === '?>' ? 2 : 4)
  }

  #closeTag(at: number): number {
    const { bytes } = this
    let name = 0
    for (let i = at + 2; i < bytes.length; i++) {
      const byte = bytes[i]!
      if (byte === GT) {
        this.#listener.close(name, this)
        return i + 1
      }
      if (byte === COLON) name = 0
      else if (byte > 32) name = (Math.imul(name, 31) + byte) | 0
    }
    return -1
  }

  #openTag(at: number): number {
    const { bytes } = this
    const { length } = bytes
    let i = at + 1
    let name = 0
    for (; i < length; i++) {
      const byte = bytes[i]!
      if (byte <= 32 || byte === GT || byte === SLASH) break
      name = byte === COLON ? 0 : (Math.imul(name, 31) + byte) | 0
    }
    const end = this.#readAttributes(i)
    if (end < 0) return -1
    this.#listener.open(name, this)
    if (bytes[end - 1] === SLASH) this.#listener.close(name, this)
    return end + 1
  }

  /** Notes the attributes from here on and answers where the tag ends; -1 when it does not within these bytes. */
  #readAttributes(from: number): number {
    const { bytes, attributes } = this
    const { length } = bytes
    let count = 0
    let name = 0
    for (let i = from; i < length; i++) {
      const byte = bytes[i]!
      if (byte === GT) {
        this.attributeCount = count
        return i
      }
      if (byte === 34 || byte === 39) {
        let end = i + 1
        while (end < length && bytes[end] !== byte) end++
        if (end >= length) return -1
        if (count < ATTRIBUTES) {
          attributes[count * 3] = name
          attributes[count * 3 + 1] = i + 1
          attributes[count * 3 + 2] = end
          count++
        }
        name = 0
        i = end
      } else if (byte === COLON) name = 0
      else if (byte > 32 && byte !== 61 && byte !== SLASH) name = (Math.imul(name, 31) + byte) | 0
    }
    return -1
  }
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** The text of these bytes with the five entities and character numbers of XML resolved. */
export function decodeXml(bytes: Buffer, start: number, end: number): string {
  if (isPlain(bytes, start, end)) return bytes.toString('latin1', start, end)
  const text = bytes.toString('utf8', start, end)
  return text.includes('&')
    ? text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|lt|gt|quot|apos|amp);/gi, (whole, inside: string) => {
        if (inside[0] !== '#') return NAMED[inside.toLowerCase()]!
        const code = inside[1] === 'x' || inside[1] === 'X' ? Number.parseInt(inside.slice(2), 16) : Number(inside.slice(1))
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
      })
    : text
}

/** Answers whether these bytes are few and ASCII without an entity, so that they are their own text. */
function isPlain(bytes: Buffer, start: number, end: number): boolean {
  if (end - start > 64) return false
  for (let i = start; i < end; i++) if (bytes[i]! >= 0x80 || bytes[i] === AMP) return false
  return true
}
