import { createInterface } from 'node:readline/promises'
import { Writable, type Readable } from 'node:stream'
import type { Words } from '#law/words.ts'
import { StartRefused } from '#server/db/embedded.ts'

/** Somebody at a terminal who can be asked. */
export type Terminal = {
  say(words: Words): void
  question(words: Words, otherwise?: string): Promise<string>
  /** The same without showing what is typed. */
  secret(words: Words): Promise<string>
  close(): void
}

const left = () => new StartRefused('没有回答，未启动。\nNot answered; not started.')

/** A terminal over two streams; whoever leaves it with Ctrl-C or Ctrl-D does not start the platform. */
export function openTerminal(input: Readable = process.stdin, output: Writable = process.stdout): Terminal {
  let isMuted = false
  const shown = new Writable({
    write: (chunk: Buffer, _, done) => {
      if (!isMuted) output.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input, output: shown, terminal: true, historySize: 0 })
  const gone = new Promise<never>((_, reject) => lines.once('close', () => reject(left())))
  gone.catch(() => {})
  lines.on('SIGINT', () => lines.close())
  const ask = (text: string) =>
    Promise.race([lines.question(text), gone]).catch(() => {
      throw left()
    })
  const textOf = ({ zh, en }: Words, otherwise = '') => `${zh} / ${en}${otherwise ? ` [${otherwise}]` : ''}: `
  return {
    say: ({ zh, en }) => {
      output.write(`${zh} / ${en}\n`)
    },
    question: (words, otherwise) => ask(textOf(words, otherwise)),
    secret: async (words) => {
      output.write(textOf(words))
      isMuted = true
      try {
        return await ask('')
      } finally {
        isMuted = false
        output.write('\n')
      }
    },
    close: () => lines.close(),
  }
}

/** The terminal the process was started in, or null when nobody can sit there. */
export function findTerminal(): Terminal | null {
  return process.stdin.isTTY && process.stdout.isTTY ? openTerminal() : null
}
