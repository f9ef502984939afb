import type { FastifyReply } from 'fastify'
import { type Live, missed } from '#server/jobs/live.ts'
import type { Ask } from './ask.ts'

/** Sends changes as server-sent events until the reader goes away; a line every 20 s keeps proxies from closing it, and each third one asks whether the reader would still be let in: whose session ended is told nothing more. When this process is `leaving` the reader is let go, to listen to another. A slow reader is told once that it missed something. */
export function streamChanges(ask: Ask, live: Live, leaving: AbortSignal): FastifyReply {
  const { raw } = ask.reply
  ask.reply.hijack()
  raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', connection: 'keep-alive' })
  raw.write(': 已连接\n\n')
  let hasMissed = false
  const tell = (change: { kind: string; id: string }) => {
    if (change.kind === 'counts') return
    if (raw.writableNeedDrain) hasMissed = true
    else raw.write(`data: ${JSON.stringify(change)}\n\n`)
  }
  const catchUp = () => {
    if (!hasMissed) return
    hasMissed = false
    tell(missed)
  }
  raw.on('drain', catchUp)
  const stop = live.onChange(tell)
  let beats = 0
  const beat = setInterval(() => {
    raw.write(': \n\n')
    // While the door cannot tell, the reader stays.
    if (++beats % 3 === 0) void ask.isStillIn().catch(() => true).then(isIn => { if (!isIn) end() })
  }, 20_000)
  const end = () => { clearInterval(beat); stop(); raw.off('drain', catchUp); leaving.removeEventListener('abort', end); raw.end() }
  leaving.addEventListener('abort', end)
  ask.request.raw.on('close', end)
  return ask.reply
}
