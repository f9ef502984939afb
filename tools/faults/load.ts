import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refused } from '#contract/call.ts'
import { caseRoutes } from '#contract/cases.ts'
import { Client } from '#contract/client.ts'
import { officer, password } from './site.ts'

/** An act the platform acknowledged: the key it was sent with, its case, and when the answer came. */
export type Acknowledged = { readonly key: string; readonly caseId: string; readonly act: string; readonly at: number }

/** What keeps officers at work meanwhile, and what came of it. */
export type Load = {
  readonly done: Acknowledged[]
  /** Answers that no officer should get: neither success nor a refusal that says to try again. */
  readonly wrong: string[]
  /** How many requests were not answered, or with a request to try again, and were sent again with the same key. */
  repeats(): number
  /** The longest time without any acknowledgement since it was last asked, in milliseconds. */
  longestSilence(): number
  stop(): Promise<void>
}

export const plan = {
  title: '2026年度数据资产盘点',
  year: 2026,
  scope: '全部业务系统的结构化数据',
  procedure: '逐库清查，逐项建卡，另一人复核',
  startsOn: '2026-03-02',
  endsOn: '2027-03-31',
  counter: '林清查',
  checker: '陈复核',
  answerable: '林清查',
}
/** Refusals after which a careful client sends the same again: signed out, too many, not known to a proxy whether it was done, away, full. */
const again = [401, 429, 502, 503, 507]

/**
 * Officers who open, submit and withdraw cases one after the other; whatever is not answered is sent again with the same key until it is,
 * as a careful client does.
 */
export function startLoad(base: string, officers = 4): Load {
  const done: Acknowledged[] = []
  const wrong: string[] = []
  let isOver = false
  let repeated = 0
  let [last, silence] = [Date.now(), 0]
  const acknowledged = (key: string, caseId: string, act: string) => {
    const at = Date.now()
    silence = Math.max(silence, at - last)
    last = at
    done.push({ key, caseId, act, at })
  }
  const insist = async <T>(hold: { client: Client | null }, ask: (client: Client) => Promise<T>): Promise<T | null> => {
    for (;;) {
      try {
        hold.client ??= await signedIn(base)
        return await ask(hold.client)
      } catch (problem) {
        if (problem instanceof Refused && !again.includes(problem.status)) {
          wrong.push(`${problem.status} ${problem.problem.code}`)
          return null
        }
        if (problem instanceof Refused && problem.status === 401) hold.client = null
        repeated++
        if (isOver) return null
        await sleep(100 + Math.random() * 200)
      }
    }
  }
  const work = async () => {
    const hold: { client: Client | null } = { client: null }
    while (!isOver) {
      const keys = { open: randomUUID(), submit: randomUUID(), withdraw: randomUUID() }
      const opened = await insist(hold, (client) =>
        client.ask(caseRoutes.openCase, { body: { procedure: 'inventory-round', answers: plan, key: keys.open } }),
      )
      if (!opened) continue
      acknowledged(keys.open, opened.id, 'open')
      for (const [n, act] of (['submit', 'withdraw'] as const).entries()) {
        if (
          !(await insist(hold, (client) =>
            client.ask(caseRoutes.actOnCase, { params: { id: opened.id }, body: { act, version: n + 1, key: keys[act] } }),
          ))
        )
          break
        acknowledged(keys[act], opened.id, act)
      }
    }
  }
  const working = Promise.all(Array.from({ length: officers }, work))
  return {
    done,
    wrong,
    repeats: () => repeated,
    longestSilence: () => {
      const found = Math.max(silence, Date.now() - last)
      silence = 0
      return found
    },
    stop: async () => {
      isOver = true
      await working
    },
  }
}

/** An officer who has signed in. */
export async function signedIn(base: string): Promise<Client> {
  const client = new Client(base)
  await client.signIn(officer, password)
  return client
}

/** Waits until so many more acts were acknowledged; throws after a minute and a half. */
export async function untilMore(load: Load, count = 5): Promise<void> {
  const before = load.done.length
  for (let tries = 0; tries < 900; tries++, await sleep(100)) if (load.done.length >= before + count) return
  throw new Error(`no ${count} acts were acknowledged within 90 s; wrong answers: ${load.wrong.slice(0, 5).join(', ')}`)
}
