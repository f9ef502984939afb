/** Cuts the elements out of the first list of objects in a JSON text given in pieces, without building the rest. */
export class ElementSplitter {
  /** Whether the list was closed before the text ended. */
  finished = false
  readonly #onElement: (text: string) => void
  readonly #limit: number
  #inString = false
  #escaped = false
  #depth = 0
  /** Depth of the list whose elements are cut out; -1 until it is found. */
  #listDepth = -1
  #opened: number[] = []
  #lastSign = 0
  #part = ''
  #inElement = false

  constructor(limit: number, onElement: (text: string) => void) {
    this.#limit = limit
    this.#onElement = onElement
  }

  push(text: string): void {
    let start = 0
    for (let i = 0; i < text.length && !this.finished; i++) {
      const code = text.charCodeAt(i)
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (code === 92) this.#escaped = true
        else if (code === 34) this.#inString = false
        continue
      }
      if (code === 34) this.#inString = true
      else if (code === 123 || code === 91) {
        if (this.#open(code)) start = i
      } else if (code === 125 || code === 93) {
        if (this.#close()) {
          this.#onElement(this.#part + text.slice(start, i + 1))
          this.#part = ''
        }
      } else if (code > 32) this.#lastSign = code
    }
    if (this.#inElement && this.#part.length < this.#limit) this.#part += text.slice(start)
  }

  /** Answers whether an element of the list begins here. */
  #open(code: number): boolean {
    if (this.#listDepth < 0 && code === 123 && this.#opened.at(-1) === 91 && this.#lastSign === 91) this.#listDepth = this.#depth
    this.#depth++
    if (this.#opened.length < 64) this.#opened.push(code)
    this.#lastSign = code
    if (this.#listDepth < 0 || this.#depth !== this.#listDepth + 1) return false
    this.#inElement = true
    return true
  }

  /** Answers whether an element of the list ends here. */
  #close(): boolean {
    this.#depth--
    if (this.#opened.length > this.#depth) this.#opened.length = Math.max(0, this.#depth)
    this.#lastSign = 0
    if (this.#listDepth < 0) return false
    if (this.#depth === this.#listDepth && this.#inElement) {
      this.#inElement = false
      return true
    }
    if (this.#depth < this.#listDepth) this.finished = true
    return false
  }
}
