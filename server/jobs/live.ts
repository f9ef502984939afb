import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { channel, missed, type Change } from './live.sql.ts'

export { announce, missed, type Change } from './live.sql.ts'
export type Live = { onChange(listener: (change: Change) => void): () => void; close(): Promise<void> }

/** How long to wait before a lost connection is taken up again. */
const pauseMs = 1000

/**
 * Listens for changes on a connection of its own; a lost one is taken up again until it is closed, and its listeners are told that they
 * missed something. Throws when the first cannot be made.
 */
export async function listenForChanges(url: string, onLost: (error: unknown) => void): Promise<Live> {
  const emitter = new EventEmitter().setMaxListeners(0)
  const stop = new AbortController()
  let client = await listen(url, emitter)
  const keepListening = async () => {
    while (!stop.signal.aborted) {
      const lost = await client.over
      if (stop.signal.aborted) return
      onLost(lost)
      for (let again: Listening | null = null; !again && !stop.signal.aborted;) {
        await sleep(pauseMs, undefined, { ref: false })
        again = await listen(url, emitter).catch((error: unknown) => {
          onLost(error)
          return null
        })
        if (!again) continue
        client = again
        emitter.emit('change', missed)
      }
    }
  }
  void keepListening()
  return {
    onChange: (listener) => {
      emitter.on('change', listener)
      return () => emitter.off('change', listener)
    },
    close: async () => {
      stop.abort()
      await client.end()
    },
  }
}

type Listening = { readonly over: Promise<unknown>; end(): Promise<void> }

async function listen(url: string, emitter: EventEmitter): Promise<Listening> {
  const client = new pg.Client({ connectionString: url, application_name: 'rongshu live', keepAlive: true, connectionTimeoutMillis: 5000 })
  const over = new Promise<unknown>((done) => {
    client.on('error', done).on('end', () => done(new Error('the connection ended')))
  })
  client.on('notification', (n) => emitter.emit('change', JSON.parse(n.payload ?? '{}')))
  await client.connect()
  await client.query(`listen ${channel}`)
  return { over, end: () => client.end().catch(() => {}) }
}
