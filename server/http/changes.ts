import type { FastifyReply } from 'fastify'
import { type Live, missed } from '#server/jobs/live.ts'
import type { Ask } from './ask.ts'

/** After how long a browser listens again: usually, and where it is to learn at once that its session ended. */
const [usualMs, atOnceMs] = [3000, 300]
/** How many lines one officer listens by in this process: more than browsers of several devices open, and few enough to be asked about together. */
const mostLines = 30
/** How to let go whoever listens, by officer, the longest first. */
const listening = new Map<string, Set<() => void>>()

/**
 * Sends the kinds of what changes as server-sent events, never of which case, order or unit: whoever may read it asks for it, and others
 * learn nothing until the reader goes away; a line every 20 s keeps proxies from closing it. Whether the reader would still be let in is
 * asked at once when a session of theirs ended, and with each third line, since one that grew old says nothing: whose session ended is let
 * go, and learns at the door why. When this process is `leaving` the reader is let go, to listen to another. A slow reader is told once
 * that it missed something. Of an officer who listens by more than thirty lines the longest is let go.
 */
export function streamChanges(ask: Ask, live: Live, leaving: AbortSignal): FastifyReply {
  const { raw } = ask.reply
  ask.reply.hijack()
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  })
  raw.write(`retry: ${usualMs}\n: 已连接\n\n`)
  let hasMissed = false
  // While the door cannot tell, the reader stays.
  const askTheDoor = () =>
    void ask
      .isStillIn()
      .catch(() => true)
      .then((isIn) => {
        if (isIn || raw.writableEnded) return
        raw.write(`retry: ${atOnceMs}\n\n`)
        end()
      })
  const tell = (change: { kind: string; id: string }) => {
    if (change.kind === 'session' && change.id === ask.visitor.officerId) askTheDoor()
    if (change.kind === 'counts' || change.kind === 'session') return
    if (raw.writableNeedDrain) hasMissed = true
    else raw.write(`data: ${JSON.stringify({ kind: change.kind })}\n\n`)
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
    if (++beats % 3 === 0) askTheDoor()
  }, 20_000)
  const officer = ask.visitor.officerId ?? ''
  const own = listening.get(officer) ?? new Set()
  const end = () => {
    own.delete(end)
    if (own.size === 0 && listening.get(officer) === own) listening.delete(officer)
    clearInterval(beat)
    stop()
    raw.off('drain', catchUp)
    leaving.removeEventListener('abort', end)
    raw.end()
  }
  listening.set(officer, own.add(end))
  if (own.size > mostLines) own.values().next().value!()
  leaving.addEventListener('abort', end)
  ask.request.raw.on('close', end)
  return ask.reply
}
