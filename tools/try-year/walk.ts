/** Tells what happens as it happens, and keeps what should have happened and did not. */
export class Walk {
  readonly #missed: string[] = []

  say(zh: string, en: string): void {
    process.stdout.write(`${zh} / ${en}\n`)
  }

  /** Tells whether something came out as it should. */
  expect(isSo: boolean, zh: string, en: string): void {
    this.say(`  ${isSo ? '✓' : '✗'} ${zh}`, en)
    if (!isSo) this.#missed.push(`${zh} / ${en}`)
  }

  /** Tells the end of the walk; answers whether everything came out as it should. */
  close(): boolean {
    for (const each of this.#missed) process.stderr.write(`未达到 / did not happen: ${each}\n`)
    return this.#missed.length === 0
  }
}
