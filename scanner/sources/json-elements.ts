/** What the splitter tells: a record's text and the line it began on. */
export type OnElement = (text: string, line: number) => void

const [QUOTE, ESCAPE, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT, COMMA] = [34, 92, 91, 123, 93, 125, 44]
/** How deep in envelopes the list of records may lie. */
const ENVELOPES = 4

/**
 * Cuts records out of JSON text given in pieces, without building the rest: the elements of the list at the top, else of the first list of
 * objects within four levels, else each document of several written one after the other.
 */
export class ElementSplitter {
  /** Whether the last document was closed. */
  finished = false
  line = 1
  readonly #onElement: OnElement
  readonly #limit: number
  #inString = false
  #escaped = false
  #depth = 0
  /** Depth of the list whose elements are cut out; -1 until it is found. */
  #listDepth = -1
  #opened: number[] = []
  #lastSign = 0
  /** The element or document at work, as far as earlier pieces held it. */
  #part = ''
  #start = -1
  #startLine = 1
  /** Whether the document at work gave elements of a list, so that it is no record itself. */
  #gave = false

  constructor(limit: number, onElement: OnElement) {
    this.#onElement = onElement
    this.#limit = limit
  }

  push(text: string): void {
    if (this.#start >= 0) this.#start = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (code === ESCAPE) this.#escaped = true
        else if (code === QUOTE) this.#inString = false
        continue
      }
      if (code <= 32) {
        if (code === 10) this.line++
        continue
      }
      if (this.#listDepth >= 0 && this.#depth === this.#listDepth + 1 && code !== COMMA && code !== CLOSE_LIST && this.#start < 0) this.#begin(i)
      if (code === QUOTE) this.#inString = true
      else if (code === OPEN_OBJECT || code === OPEN_LIST) this.#open(code, i)
      else if (code === CLOSE_OBJECT || code === CLOSE_LIST) this.#close(text, i)
      else if (code === COMMA && this.#listDepth >= 0 && this.#depth === this.#listDepth + 1) this.#end(text, i)
      this.#lastSign = code
    }
    if (this.#start >= 0 && this.#part.length < this.#limit) this.#part += text.slice(this.#start)
  }

  #begin(at: number): void {
    this.#start = at
    this.#startLine = this.line
    this.#part = ''
  }

  #end(text: string, at: number): void {
    if (this.#start >= 0) this.#onElement(this.#part + text.slice(this.#start, at), this.#startLine)
    this.#start = -1
    this.#part = ''
  }

  #open(code: number, at: number): void {
    if (this.#depth === 0) {
      this.finished = false
      this.#gave = false
      if (code === OPEN_LIST) this.#listDepth = 0
      else this.#begin(at)
    } else if (this.#listDepth < 0 && !this.#gave && code === OPEN_OBJECT && this.#lastSign === OPEN_LIST && this.#depth <= ENVELOPES && this.#opened.at(-1) === OPEN_LIST && !this.#opened.slice(0, -1).includes(OPEN_LIST)) {
      this.#listDepth = this.#depth - 1
      this.#gave = true
      this.#begin(at)
    }
    this.#depth++
    if (this.#opened.length < 64) this.#opened.push(code)
  }

  #close(text: string, at: number): void {
    if (this.#depth === 0) return
    if (this.#listDepth >= 0 && this.#depth === this.#listDepth + 1) {
      this.#end(text, at)
      this.#listDepth = -1
    }
    this.#depth--
    if (this.#opened.length > this.#depth) this.#opened.length = this.#depth
    if (this.#depth > 0) return
    this.finished = true
    if (!this.#gave && text.charCodeAt(at) === CLOSE_OBJECT) this.#end(text, at + 1)
    this.#start = -1
    this.#part = ''
  }
}
