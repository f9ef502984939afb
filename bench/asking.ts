import { Agent, request } from 'node:http'
import { parentPort, Worker } from 'node:worker_threads'
import { clocked } from './measure.ts'

/** An address may ask for so many pages a minute, so that the next one asks from another of this machine. */
const perAddress = 100

type Asked = { readonly port: number; readonly paths: readonly string[]; readonly atOnce: number }

/**
 * Asks for pages in a thread of its own, as visitors have machines of their own: a few at once, each address for its share; answers how
 * long each took, in milliseconds.
 */
export async function startAsking(): Promise<{ ask(what: Asked): Promise<number[]>; close(): Promise<unknown> }> {
  const thread = new Worker(new URL(import.meta.url))
  const ask = (what: Asked) =>
    new Promise<number[]>((resolve, reject) => {
      thread.once('message', (took: number[] | { failed: string }) => {
        if (Array.isArray(took)) resolve(took)
        else reject(new Error(took.failed))
      })
      thread.postMessage(what)
    })
  return { ask, close: () => thread.terminate() }
}

let addresses = 1

async function ask({ port, paths, atOnce }: Asked): Promise<number[]> {
  const took: number[] = []
  let next = 0
  const groups = Math.ceil(paths.length / perAddress)
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let group = next++; group < groups; group = next++) {
        const agent = new Agent({
          keepAlive: true,
          maxSockets: 1,
          localAddress: `127.0.${1 + (addresses >> 8)}.${1 + ((addresses++ & 255) % 250)}`,
        } as never)
        for (const path of paths.slice(group * perAddress, (group + 1) * perAddress)) took.push(await clocked(() => get(port, path, agent)))
        agent.destroy()
      }
    }),
  )
  return took
}

function get(port: number, path: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
      answer
        .resume()
        .on('error', reject)
        .on('end', () => {
          if (answer.statusCode === 200) resolve()
          else reject(new Error(`${path}: ${answer.statusCode}`))
        })
    })
      .on('error', reject)
      .end()
  })
}

parentPort?.on(
  'message',
  (what: Asked) =>
    void ask(what).then(
      (took) => parentPort!.postMessage(took),
      (problem: Error) => parentPort!.postMessage({ failed: problem.message }),
    ),
)
