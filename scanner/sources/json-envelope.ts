/** How many objects may lie around a list of records. */
export const ENVELOPES = 5
const LONGEST_KEY = 300
const MOST_FIELDS = 1000
const [QUOTE, ESCAPE, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT, COLON] = [34, 92, 91, 123, 93, 125, 58]

/**
 * What stands around the lists of records of one document, read piece by piece as it comes between them: where the lists lie, and the
 * plain fields beside them.
 */
export class Envelope {
  /** The paths of the plain fields so far. */
  readonly fields = new Set<string>()
  #inString = false
  #escaped = false
  #depth = 0
  /** Depth of the outermost list that is open; -1 when only objects are. */
  #listDepth = -1
  /** The keys under which the open objects and lists stand, and the last key read. */
  readonly #keys: string[] = []
  #key = ''
  #word = ''
  #lastSign = 0

  read(text: string): void {
    let wordStart = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (code === ESCAPE) this.#escaped = true
        else if (code === QUOTE) {
          this.#inString = false
          this.#keepWord(text, wordStart, i)
        }
        continue
      }
      if (code <= 32) continue
      if (code === QUOTE) {
        this.#inString = true
        this.#word = ''
        wordStart = i + 1
      } else if (code === OPEN_OBJECT || code === OPEN_LIST) this.#open(code)
      else if (code === CLOSE_OBJECT || code === CLOSE_LIST) this.#close()
      else if (code === COLON) this.#field()
      this.#lastSign = code
    }
    if (this.#inString) this.#keepWord(text, wordStart, text.length)
  }

  /** The path of the list that was opened last, which is no field then. */
  list(): string {
    const path = this.#pathOf()
    this.fields.delete(path)
    return path
  }

  #keepWord(text: string, from: number, to: number): void {
    if (this.#word.length < LONGEST_KEY) this.#word += text.slice(from, Math.min(to, from + LONGEST_KEY))
  }

  /** A key outside the lists: a field, unless an object or a list of records follows. */
  #field(): void {
    this.#key = this.#word
    if (this.#depth <= ENVELOPES && this.fields.size < MOST_FIELDS && this.#listDepth < 0) this.fields.add(this.#pathOf(this.#key))
  }

  /** The path of what stands under a key, or of the container that was opened last. */
  #pathOf(...key: readonly string[]): string {
    return [...this.#keys.slice(1), ...key].map(keyOf).join('.')
  }

  /** Remembers the key of what is opened; an object is no field, what is in it may be. */
  #open(code: number): void {
    if (code === OPEN_LIST && this.#listDepth < 0) this.#listDepth = this.#depth
    if (this.#depth <= ENVELOPES) {
      if (code === OPEN_OBJECT && this.#lastSign === COLON) this.fields.delete(this.#pathOf(this.#key))
      this.#keys.length = this.#depth
      this.#keys.push(this.#depth === 0 ? '' : this.#key)
    }
    this.#depth++
  }

  #close(): void {
    this.#depth--
    if (this.#depth <= this.#listDepth) this.#listDepth = -1
    if (this.#keys.length > this.#depth) this.#keys.length = this.#depth
  }
}

/** A key as it reads, from how it is written. */
function keyOf(written: string): string {
  if (!written.includes('\\')) return written
  try {
    return JSON.parse(`"${written}"`) as string
  } catch {
    return written
  }
}
