import { Envelope, ENVELOPES } from '#scanner/sources/json-envelope.ts'

/** Who hears of records: whether a list (by its path) is read, each record's text with the line it began on, and the fields around the lists of a document. */
export type Hearer = {
  takes: (list: string) => boolean
  element: (list: string, text: string, line: number) => void
  leave: (fields: ReadonlySet<string>) => void
}

const [QUOTE, ESCAPE, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT, COMMA] = [34, 92, 91, 123, 93, 125, 44]

/**
 * Cuts records out of JSON text given in pieces, without building the rest: the elements of the list at the top, else of every list of
 * objects in envelopes around it, else each document of several written one after the other. Names are read only of documents that
 * have such lists, and only between them.
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
  #lastSign = 0
  /** The element or document at work, as far as earlier pieces held it. */
  #part = ''
  #start = -1
  #startLine = 1
  /** Whether the document at work gave elements of a list, so that it is no record itself. */
  #gave = false
  /** What stands around the lists of the document at work, from its first list on, and how far of this piece that has been told. */
  #around: Envelope | null = null
  #told = 0

  constructor(limit: number, hearer: Hearer) {
    this.#hearer = hearer
    this.#limit = limit
  }

  push(text: string): void {
    if (this.#start >= 0) this.#start = 0
    this.#told = 0
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
      if (this.#listDepth >= 0 && this.#depth === this.#listDepth + 1 && code !== COMMA && code !== CLOSE_LIST && this.#start < 0)
        this.#begin(i)
      if (code === QUOTE) this.#inString = true
      else if (code === OPEN_OBJECT || code === OPEN_LIST) this.#open(text, code, i)
      else if (code === CLOSE_OBJECT || code === CLOSE_LIST) this.#close(text, i)
      else if (code === COMMA && this.#listDepth >= 0 && this.#depth === this.#listDepth + 1) this.#end(text, i)
      this.#lastSign = code
    }
    if (this.#depth > 0 && this.#listDepth < 0 && (this.#around || this.#part.length >= this.#limit)) this.#tell(text, text.length)
    if (this.#start >= 0 && this.#part.length < this.#limit) this.#part += text.slice(this.#start)
  }

  /** Tells what stands around the lists, up to here: from the beginning of the document when its first list opens, later from the end of the list before. */
  #tell(text: string, to: number): Envelope {
    const untold = this.#around ? text.slice(this.#told, to) : this.#part + text.slice(this.#start, to)
    this.#around ??= new Envelope()
    this.#around.read(untold)
    this.#told = to
    return this.#around
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

  #open(text: string, code: number, at: number): void {
    if (this.#depth === 0) {
      this.finished = false
      this.#gave = false
      this.#list = ''
      this.#around = null
      if (code === OPEN_LIST && this.#hearer.takes('')) this.#listDepth = 0
      else this.#begin(at)
    } else if (this.#opensRecords()) {
      this.#list = this.#tell(text, at).list()
      if (this.#hearer.takes(this.#list)) {
        this.#listDepth = this.#depth - 1
        this.#gave = true
        this.#begin(at)
      }
    }
    this.#depth++
    if (this.#opened.length < 64) this.#opened.push(code)
  }

  /** Whether what opens here is the first element of a list that only objects enclose. */
  #opensRecords(): boolean {
    return (
      this.#listDepth < 0 &&
      this.#lastSign === OPEN_LIST &&
      this.#depth <= ENVELOPES + 1 &&
      this.#opened.at(-1) === OPEN_LIST &&
      this.#opened.indexOf(OPEN_LIST) === this.#depth - 1
    )
  }

  #close(text: string, at: number): void {
    if (this.#depth === 0) return
    if (this.#listDepth >= 0 && this.#depth === this.#listDepth + 1) {
      this.#end(text, at)
      this.#listDepth = -1
      this.#told = at
    }
    this.#depth--
    if (this.#opened.length > this.#depth) this.#opened.length = this.#depth
    if (this.#depth > 0) return
    this.finished = true
    if (this.#gave) this.#hearer.leave(this.#tell(text, at + 1).fields)
    else if (text.charCodeAt(at) === CLOSE_OBJECT) {
      this.#list = ''
      this.#end(text, at + 1)
    }
    this.#start = -1
    this.#part = ''
  }
}
