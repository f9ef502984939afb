import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { untilReady } from './started.ts'

const program = ['/usr/sbin/haproxy', '/usr/local/sbin/haproxy'].find(existsSync)

/** A proxy before several processes. */
export type Proxy = { readonly base: string; stop(): Promise<void> }

/**
 * Starts HAProxy on a port before the processes on other ports of this machine, as docs/haproxy.cfg sets it up, and waits until it answers
 * as `isUp` says: that a process is ready, when not given.
 */
export async function startProxy(
  folder: string,
  port: number,
  before: readonly number[],
  isUp: (base: string) => Promise<void> = untilReady,
): Promise<Proxy> {
  if (!program)
    throw new Error('HAProxy is not installed: node tools/bootstrap.mjs test installs it, RONGSHU_SKIP_HAPROXY=1 skips its tests')
  const example = readFileSync(path.resolve(import.meta.dirname, '../../docs/haproxy.cfg'), 'utf8')
  const servers = before.map((each, n) => `  server p${n} 127.0.0.1:${each}`).join('\n')
  const file = path.join(folder, `haproxy-${port}.cfg`)
  writeFileSync(
    file,
    `${example
      .replace('maxconn 20000', 'maxconn 2000')
      .replace('bind :8080', `bind 127.0.0.1:${port}`)
      .replace(/\n {2}server [\s\S]*$/, '')}\n${servers}\n`,
  )
  const child = spawn(program, ['-f', file, '-db'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const base = `http://127.0.0.1:${port}`
  await Promise.race([
    isUp(base),
    ended.then(() => {
      throw new Error(`HAProxy ended: ${said}`)
    }),
  ])
  return {
    base,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
