import { EventEmitter } from 'node:events'
import pg from 'pg'
import { channel, type Change } from './live.sql.ts'

export { announce, type Change } from './live.sql.ts'

export type Live = { onChange(listener: (change: Change) => void): () => void; close(): Promise<void> }

/** Listens for changes on a connection of its own and takes it up again after a loss. */
export async function listenForChanges(url: string, onLost: (error: unknown) => void): Promise<Live> {
  const emitter = new EventEmitter().setMaxListeners(0)
  let client: pg.Client | null = null
  let isClosed = false
  const connect = async (): Promise<void> => {
    if (isClosed) return
    const next = new pg.Client({ connectionString: url, application_name: 'rongshu live' })
    const again = (error: unknown) => { if (client === next) { client = null; onLost(error); setTimeout(() => void connect().catch(again), 1000).unref() } }
    next.on('error', again)
    next.on('end', () => again(new Error('connection ended')))
    next.on('notification', n => emitter.emit('change', JSON.parse(n.payload ?? '{}')))
    client = next
    await next.connect()
    await next.query(`listen ${channel}`)
  }
  await connect()
  return {
    onChange: listener => { emitter.on('change', listener); return () => emitter.off('change', listener) },
    close: async () => { isClosed = true; const c = client; client = null; await c?.end() },
  }
}
