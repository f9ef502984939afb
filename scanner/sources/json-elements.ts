import { ENVELOPES } from '#scanner/sources/json-lists.ts'

/** Who hears of records: whether a list (by its path) is read, each record's text with the line it began on, and the fields around the lists of a document. */
export type Hearer = { takes: (list: string) => boolean; element: (list: string, text: string, line: number) => void; leave: (fields: ReadonlySet<string>) => void }

const [QUOTE, ESCAPE, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT, COMMA, COLON] = [34, 92, 91, 123, 93, 125, 44, 58]
const LONGEST_KEY = 300
const MOST_FIELDS = 1000

/**
 * Cuts records out of JSON text given in pieces, without building the rest: the elements of the list at the top, else of every list of
 * objects in envelopes around it, else each document of several written one after the other.
 */
export class ElementSplitter {
  /** Whether the last document was closed. */
  finished = false
  line = 1
  readonly #hearer: Hearer
  readonly #limit: number
  #inString = false
  #escaped = false
  #depth = 0
  /** Depth of the list whose elements are cut out; -1 until it is found. */
  #listDepth = -1
  /** The path of that list. */
  #list = ''
  #opened: number[] = []
  /** The keys under which the open objects and lists stand, the last key read, and the plain fields of the document at work. */
  #keys: string[] = []
  #key = ''
  readonly #fields = new Set<string>()
  /** The text at work outside the lists, perhaps a key. */
  #word = ''
  #wordStart = -1
  #lastSign = 0
  /** The element or document at work, as far as earlier pieces held it. */
  #part = ''
  #start = -1
  #startLine = 1
  /** Whether the document at work gave elements of a list, so that it is no record itself. */
  #gave = false

  constructor(limit: number, hearer: Hearer) {
    this.#hearer = hearer
    this.#limit = limit
  }

  push(text: string): void {
    if (this.#start >= 0) this.#start = 0
    if (this.#wordStart >= 0) this.#wordStart = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (code === ESCAPE) this.#escaped = true
        else if (code === QUOTE) {
          this.#inString = false
          this.#keepWord(text, i)
          this.#wordStart = -1
        }
        continue
      }
      if (code <= 32) {
        if (code === 10) this.line++
        continue
      }
      if (this.#listDepth >= 0 && this.#depth === this.#listDepth + 1 && code !== COMMA && code !== CLOSE_LIST && this.#start < 0) this.#begin(i)
      if (code === QUOTE) this.#quote(i)
      else if (code === OPEN_OBJECT || code === OPEN_LIST) this.#open(code, i)
      else if (code === CLOSE_OBJECT || code === CLOSE_LIST) this.#close(text, i)
      else if (code === COMMA && this.#listDepth >= 0 && this.#depth === this.#listDepth + 1) this.#end(text, i)
      else if (code === COLON && this.#listDepth < 0) this.#field()
      this.#lastSign = code
    }
    if (this.#start >= 0 && this.#part.length < this.#limit) this.#part += text.slice(this.#start)
    this.#keepWord(text, text.length)
  }

  #quote(at: number): void {
    this.#inString = true
    this.#word = ''
    this.#wordStart = this.#listDepth < 0 ? at + 1 : -1
  }

  #keepWord(text: string, to: number): void {
    if (this.#wordStart >= 0 && this.#word.length < LONGEST_KEY) this.#word += text.slice(this.#wordStart, Math.min(to, this.#wordStart + LONGEST_KEY))
  }

  /** A key outside the lists: a field, unless an object or a list of records follows. */
  #field(): void {
    this.#key = this.#word
    if (this.#depth <= ENVELOPES && this.#fields.size < MOST_FIELDS && !this.#opened.includes(OPEN_LIST)) this.#fields.add(this.#pathOf(this.#key))
  }

  /** The path of what stands under a key, or of the container that was opened last. */
  #pathOf(...key: readonly string[]): string {
    return [...this.#keys.slice(1), ...key].map(keyOf).join('.')
  }

  #begin(at: number): void {
    this.#start = at
    this.#startLine = this.line
    this.#part = ''
  }

  #end(text: string, at: number): void {
    if (this.#start >= 0) this.#hearer.element(this.#list, this.#part + text.slice(this.#start, at), this.#startLine)
    this.#start = -1
    this.#part = ''
  }

  #open(code: number, at: number): void {
    if (this.#depth === 0) {
      this.finished = false
      this.#gave = false
      this.#list = ''
      this.#fields.clear()
      if (code === OPEN_LIST && this.#hearer.takes('')) this.#listDepth = 0
      else this.#begin(at)
    } else if (this.#opensRecords()) {
      this.#list = this.#pathOf()
      this.#fields.delete(this.#list)
      if (this.#hearer.takes(this.#list)) {
        this.#listDepth = this.#depth - 1
        this.#gave = true
        this.#begin(at)
      }
    }
    if (this.#listDepth < 0) this.#enter(code)
    this.#depth++
    if (this.#opened.length < 64) this.#opened.push(code)
  }

  /** Whether what opens here is the first element of a list that only objects enclose. */
  #opensRecords(): boolean {
    return this.#listDepth < 0 && this.#lastSign === OPEN_LIST && this.#depth <= ENVELOPES + 1 && this.#opened.at(-1) === OPEN_LIST && this.#opened.indexOf(OPEN_LIST) === this.#depth - 1
  }

  /** Remembers the key of what is opened outside the lists; an object is no field, what is in it may be. */
  #enter(code: number): void {
    if (this.#depth > ENVELOPES) return
    if (code === OPEN_OBJECT && this.#lastSign === COLON) this.#fields.delete(this.#pathOf(this.#key))
    this.#keys.length = this.#depth
    this.#keys.push(this.#depth === 0 ? '' : this.#key)
  }

  #close(text: string, at: number): void {
    if (this.#depth === 0) return
    if (this.#listDepth >= 0 && this.#depth === this.#listDepth + 1) {
      this.#end(text, at)
      this.#listDepth = -1
    }
    this.#depth--
    if (this.#opened.length > this.#depth) this.#opened.length = this.#depth
    if (this.#keys.length > this.#depth) this.#keys.length = this.#depth
    if (this.#depth > 0) return
    this.finished = true
    if (this.#gave) this.#hearer.leave(this.#fields)
    this.#list = ''
    if (!this.#gave && text.charCodeAt(at) === CLOSE_OBJECT) this.#end(text, at + 1)
    this.#start = -1
    this.#part = ''
  }
}

/** A key as it reads, from how it is written. */
function keyOf(written: string): string {
  if (!written.includes('\\')) return written
  try { return JSON.parse(`"${written}"`) as string } catch { return written }
}
