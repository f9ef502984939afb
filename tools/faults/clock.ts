import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { judge } from './judge.ts'
import { startLoad, untilMore } from './load.ts'
import { type Fault, outcomeOf } from './outcome.ts'
import { openSite } from './site.ts'

const hour = 3_600_000

/** The clock of the server's machine jumps forward and back, while that of the database goes on. */
export const clockJumps: Fault = {
  id: 'clock-jumps',
  zh: '时钟跳变',
  en: 'clock jumps',
  done: 'the clock of the server jumps two hours ahead, a day back, 400 days ahead and back to the true time, under load; the clock of the database stays',
  run: async () => {
    const file = path.join(tmpdir(), `rongshu-faults-clock-${process.pid}`)
    writeFileSync(file, '0')
    const site = await openSite({ env: { FAULTS_CLOCK: file }, flags: ['--import', path.join(import.meta.dirname, 'shifted-date.mjs')] })
    try {
      const load = startLoad(site.base)
      const seen: string[] = []
      for (const [shift, words] of [
        [2 * hour, 'two hours ahead'],
        [-22 * hour, 'a day back'],
        [400 * 24 * hour, '400 days ahead'],
        [0, 'true again'],
      ] as const) {
        await untilMore(load, 10)
        const [before, wrong] = [load.repeats(), load.wrong.length]
        writeFileSync(file, String(shift))
        await sleep(500)
        await untilMore(load, 20)
        seen.push(
          `${words}: ${load.repeats() - before} requests repeated${load.wrong.length > wrong ? `, wrong ${load.wrong.slice(wrong).join(' ')}` : ''}`,
        )
      }
      await load.stop()
      return outcomeOf(load, await judge(await site.url(), load.done), [
        `${seen.join('; ')} (whoever is signed out by an idle session signs in again)`,
      ])
    } finally {
      await site.close()
      rmSync(file, { force: true })
    }
  },
}
