import { randomUUID } from 'node:crypto'
import { Refused } from '#contract/call.ts'
import { caseRoutes } from '#contract/cases.ts'
import { judge } from './judge.ts'
import { type Acknowledged, plan, signedIn } from './load.ts'
import { type Fault, outcomeOf } from './outcome.ts'
import { openSite } from './site.ts'

const lives = 60

/** Every request arrives three times at once, and later ones before earlier ones, as a bad line and an impatient click have it. */
export const repeatedRequests: Fault = {
  id: 'repeated-requests',
  zh: '重复和乱序的请求',
  en: 'duplicate and reordered requests',
  done: `${lives} cases; each request three times at once with the same key; withdrawal sent before the submission it follows, and the submission again after the withdrawal`,
  run: async () => {
    const site = await openSite()
    try {
      const client = await signedIn(site.base)
      const done: Acknowledged[] = []
      const wrong: string[] = []
      let refused = 0
      const send = async <T>(ask: () => Promise<T>): Promise<T | null> =>
        ask().catch((problem: unknown) => {
          if (problem instanceof Refused && problem.status === 409) refused++
          else wrong.push(problem instanceof Refused ? `${problem.status} ${problem.problem.code}` : String(problem))
          return null
        })
      const thrice = <T>(ask: () => Promise<T>) => Promise.all([send(ask), send(ask), send(ask)])
      for (let n = 0; n < lives; n++) {
        const keys = { open: randomUUID(), submit: randomUUID(), withdraw: randomUUID() }
        const opened = await thrice(() =>
          client.ask(caseRoutes.openCase, { body: { procedure: 'inventory-round', answers: plan, key: keys.open } }),
        )
        const ids = new Set(opened.flatMap((each) => (each ? [each.id] : [])))
        if (ids.size !== 1) wrong.push(`${ids.size} cases for one key`)
        const [id] = ids
        if (!id) continue
        const act = (name: 'submit' | 'withdraw', version: number) => () =>
          client.ask(caseRoutes.actOnCase, { params: { id }, body: { act: name, version, key: keys[name] } })
        const early = await send(act('withdraw', 2))
        if (early) wrong.push('a withdrawal before its submission was taken')
        if ((await thrice(act('submit', 1))).some(Boolean)) done.push({ key: keys.submit, caseId: id, act: 'submit', at: Date.now() })
        if ((await thrice(act('withdraw', 2))).some(Boolean)) done.push({ key: keys.withdraw, caseId: id, act: 'withdraw', at: Date.now() })
        await send(act('submit', 1))
        done.push({ key: keys.open, caseId: id, act: 'open', at: Date.now() })
      }
      const isWhole = done.length === lives * 3
      const judged = await judge(await site.url(), done)
      return outcomeOf(
        { done, wrong, repeats: () => 0 },
        judged,
        [
          `of ${lives} cases ${done.length} acts were acknowledged and ${judged.entries} entered; ${refused} requests out of order were refused with the reason`,
        ],
        isWhole && judged.entries === lives * 3,
      )
    } finally {
      await site.close()
    }
  },
}
