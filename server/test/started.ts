import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FirstAdministrator } from '#server/config.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** A server in a process of its own, as an operator starts it. */
export type Started = {
  readonly base: string
  readonly pid: number
  said(): string
  /** Sends the signal and waits until the process has ended; answers its exit code, null when a signal ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

/** The environment of a registry without demonstration and with this first administrator, when it is still empty. */
export const environmentOf = (administrator?: FirstAdministrator): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  RONGSHU_DEMO: 'off',
  RONGSHU_IDENTITY: 'plain',
  LOG_LEVEL: 'silent',
  ...Object.fromEntries(Object.entries(administrator ?? {}).map(([name, value]) => [`RONGSHU_ADMIN_${name.toUpperCase()}`, value])),
})

/** Starts a server and waits until it says where it listens; throws with what it said when it ends before. `flags` are for Node. */
export async function startProcess(environment: NodeJS.ProcessEnv, flags: readonly string[] = []): Promise<Started> {
  const child = spawn(process.execPath, [...flags, 'server/main.ts'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let hear = () => {}
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      hear()
    })
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const port = await new Promise<string>((found, refuse) => {
    hear = () => {
      const told = /http:\/\/[^:\s]+:(\d+)/.exec(said)?.[1]
      if (told) found(told)
    }
    void ended.then((code) => refuse(new Error(`the server ended with ${code}: ${said}`)))
  })
  return {
    base: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    said: () => said,
    end: async (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

/** Waits until a server says that it is ready. */
export async function untilReady(base: string): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    const { isReady } = await fetch(`${base}/api/health`).then(
      (answer) => answer.json() as Promise<{ isReady: boolean }>,
      () => ({ isReady: false }),
    )
    if (isReady) return
    await sleep(100)
  }
  throw new Error(`${base} does not become ready`)
}
