import { useEffect } from 'react'
import { caseRoutes } from '#contract/cases.ts'
import { ask, refresh } from './api.ts'

/** The beginnings of the addresses that a change of this kind touches. */
export const touched: { readonly [kind: string]: readonly string[] } = {
  case: [
    '/api/inbox',
    '/api/cases',
    '/api/assets',
    '/api/rounds',
    '/api/cockpit',
    '/api/memos',
    '/api/sector-lists',
    '/api/regradings',
    '/api/desk',
    '/api/dues',
    '/api/inventory-duties',
    '/api/round-calls',
    '/api/notes',
    '/api/operator-calls',
    '/api/operators',
    '/api/mandates',
    '/api/distributions',
    '/api/receivables',
    '/api/remittances',
    '/api/treasury-reconciliation',
    '/api/redistribution',
  ],
  source: ['/api/rounds', '/api/findings'],
  asset: ['/api/assets', '/api/findings', '/api/memos', '/api/use-marks', '/api/regradings', '/api/desk', '/api/dues'],
  round: ['/api/rounds', '/api/findings', '/api/assets', '/api/inventory-duties', '/api/round-calls', '/api/notes'],
  product: ['/api/products', '/api/cases', '/api/trade-board'],
  order: ['/api/orders', '/api/products', '/api/trade-board'],
  sharing: ['/api/sharing-agreements', '/api/sharing-products'],
  distribution: ['/api/distributions'],
  receivable: ['/api/receivables', '/api/treasury-reconciliation'],
  redistribution: ['/api/redistribution'],
  list: ['/api/sector-lists', '/api/cases', '/api/desk'],
  import: ['/api/card-imports', '/api/rounds'],
  account: ['/api/account-requests', '/api/officers', '/api/idle-accounts', '/api/notes'],
  clock: [],
  calendar: ['/api/session', '/api/cases', '/api/inbox'],
  missed: [],
}

/** A line that stands sooner than this after the page began missed nothing worth asking for. */
const lateMs = 1_000
/** How long until a line that was refused is asked for again. */
const againMs = 5_000

/** Listens to changes while somebody is signed in and has what they touch fetched again; several within half a second count once. */
export function useLive(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const waiting = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    // What happened while nobody listened is not told again: a page that began to listen late, or lost the line for a while, has
    // everything fetched again.
    const began = performance.now()
    let hasListened = false
    let events: EventSource
    let again: ReturnType<typeof setTimeout> | undefined
    const listen = () => {
      events = new EventSource('/api/events')
      events.onopen = () => {
        if (hasListened || performance.now() - began > lateMs) void refresh('/api/')
        hasListened = true
      }
      // A line that was refused is not taken up by the browser: the session ended, which any question finds out, or no process is there
      // just now.
      events.onerror = () => {
        if (events.readyState !== EventSource.CLOSED) return
        void ask(caseRoutes.inboxCounts).catch(() => null)
        again = setTimeout(listen, againMs)
      }
      events.onmessage = (message) => told(String(message.data))
    }
    const told = (data: string) => {
      const kind = kindOf(data)
      for (const path of touched[kind] ?? []) waiting.add(path)
      if (kind === 'clock' || kind === 'missed') waiting.add('/api/')
      timer ??= setTimeout(() => {
        timer = undefined
        void refresh(...(waiting.size ? waiting : ['/nothing']))
        waiting.clear()
      }, 500)
    }
    listen()
    return () => {
      clearTimeout(timer)
      clearTimeout(again)
      events.close()
    }
  }, [isOn])
}

function kindOf(data: string): string {
  try {
    return String((JSON.parse(data) as { kind?: unknown }).kind)
  } catch {
    return ''
  }
}
