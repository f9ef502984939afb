import { readFileSync } from 'node:fs'
import { findFreePort } from '#server/free-port.ts'
import { startProxy } from '#server/test/haproxy.ts'
import { environmentOf, startProcess, untilReady, type Started } from '#server/test/started.ts'
import type { Ground } from './ground.ts'

/** The platform in processes of its own: the port people come to, the megabytes each process holds now, until its block ends. */
type Processes = AsyncDisposable & { readonly port: number; memory(): number[] }

const residentOf = ({ pid }: Started) => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
const portOf = (base: string) => Number(new URL(base).port)

/** Starts so many processes on the database of a ground, as an operator would; several stand behind HAProxy. */
export async function startProcesses(ground: Ground, count: number): Promise<Processes> {
  const running: Started[] = []
  let next = 18_500
  for (let n = 0; n < count; n++) {
    next = await findFreePort('127.0.0.1', next)
    running.push(await startProcess({ ...environmentOf(), PORT: String(next++), DATABASE_URL: ground.url, RONGSHU_DATA: ground.dataDir }))
  }
  for (const { base } of running) await untilReady(base)
  const proxy =
    count > 1
      ? await startProxy(
          ground.dataDir,
          await findFreePort('127.0.0.1', next),
          running.map(({ base }) => portOf(base)),
        )
      : null
  return {
    port: portOf((proxy ?? running[0]!).base),
    memory: () => running.map(residentOf),
    [Symbol.asyncDispose]: async () => {
      await proxy?.stop()
      await Promise.all(running.map((each) => each.end('SIGTERM')))
    },
  }
}
