import { spawn } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * Runs a command of the terminal as an administrator does; answers what it printed and how long it took, in milliseconds. Throws with its
 * words when it ends with anything but 0.
 */
export async function command(words: readonly string[], env: NodeJS.ProcessEnv): Promise<{ said: string; tookMs: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, ['cli/main.ts', ...words], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  const code = await new Promise<number | null>((done) => child.once('exit', done))
  if (code !== 0) throw new Error(`rongshu ${words.join(' ')} ended with ${code}:\n${said}`)
  return { said, tookMs: performance.now() - began }
}
