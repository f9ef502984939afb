const KEPT = 400

/** Keeps an even sample of the texts it is shown; the same texts in the same order give the same sample. */
export class Reservoir {
  readonly items: string[] = []
  readonly #size: number
  #state: number
  #weight = 1
  #skip = 0

  constructor(size: number, seed: number) {
    this.#size = size
    this.#state = (seed * 2654435761 + 0x9e3779b9) >>> 0
  }

  /** Answers whether the next text would be kept, so that callers build it only then. */
  wants(): boolean {
    return this.items.length < this.#size || this.#skip-- === 0
  }

  /** Takes the text that `wants` asked for, cut to 400 characters and copied away from its buffer. */
  keep(text: string): void {
    const copy = Buffer.from(text.length > KEPT ? text.slice(0, KEPT) : text, 'utf16le').toString('utf16le')
    if (this.items.length < this.#size) {
      this.items.push(copy)
      if (this.items.length === this.#size) this.#jump()
      return
    }
    this.items[Math.floor(this.#random() * this.#size)] = copy
    this.#jump()
  }

  /** Li's algorithm L: how many texts to pass over before the next one is kept. */
  #jump(): void {
    this.#weight *= Math.exp(Math.log(this.#random()) / this.#size)
    this.#skip = Math.floor(Math.log(this.#random()) / Math.log(1 - this.#weight))
  }

  #random(): number {
    let x = this.#state || 1
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.#state = x >>> 0
    return (this.#state + 1) / 4294967297
  }
}
