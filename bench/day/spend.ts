import { randomUUID } from 'node:crypto'
import type { Ground } from '../ground.ts'
import { startProcesses } from '../processes.ts'
import type { Draft, Work } from '../work.ts'
import { bringPaper, paperMaker } from './papers.ts'
import { reading, signEverybodyIn, type Person } from './people.ts'
import { inventTables, openRound, scanTable } from './scans.ts'
import { steadily, Tally } from './tally.ts'

/** So many seconds after the day began every connection still has to learn what it is asked. */
export const firstSeconds = 20
/** How much of everything: of reads, acts and papers a second. */
export type Pace = {
  readonly minutes: number
  readonly reads: number
  readonly acts: number
  readonly papers: number
  readonly scansAMinute: number
  readonly sessions: number
}
/** What there is to be done in the city. */
export type Waiting = { readonly work: readonly Work[]; readonly drafts: readonly Draft[] }
/** What is clocked. */
export const kinds = ['signIns', 'firstReads', 'laterReads', 'acts', 'papers', 'opened', 'tables', 'scans'] as const
/** What each kind of work took, and the megabytes of all processes each second. */
export type Day = Readonly<Record<(typeof kinds)[number], Tally>> & {
  readonly memory: number[]
  readonly people: number
  readonly waiting: number
}

/** Whoever is there of one part, the n-th of them; throws when nobody is. */
function oneOf<T>(list: readonly T[], n: number): T {
  const found = list[n % list.length]
  if (!found) throw new Error('nobody is there for this work: more sessions, or a larger share of the city')
  return found
}

/** Acts by the hand it comes to, or the next one who has not decided on the case. */
async function act(registrars: readonly Person[], { id, act, version, hand, hands }: Work): Promise<unknown> {
  const { visitor } = oneOf(
    registrars.filter(({ officerId }) => !hands.includes(officerId)),
    hand,
  )
  return visitor.bytes('POST', `/api/cases/${id}/acts`, { act, version, key: randomUUID(), reason: '材料齐全，内容与目录一致', asked: {} })
}

/** Spends such a day with so many processes: everybody signs in and rounds are opened before it begins, and it ends when everything begun has ended. */
export async function spend(ground: Ground, processes: number, pace: Pace, { work, drafts }: Waiting): Promise<Day> {
  await using platform = await startProcesses(ground, processes)
  const tallies = Object.fromEntries(kinds.map((kind) => [kind, new Tally()])) as Record<(typeof kinds)[number], Tally>
  const people = await signEverybodyIn(platform.port, pace.sessions, tallies.signIns)
  const part = (name: string) => people.filter((person) => person.part === name)
  const [registrars, producers] = [part('registrar'), part('producer')]
  const [nextPaper, tables] = [await paperMaker(), await inventTables(Math.ceil(pace.minutes * pace.scansAMinute) + 1)]
  const rounds = await Promise.all(producers.slice(0, 10).map(openRound))
  const theirs = drafts.filter((draft) => producers.some(({ unitId }) => unitId === draft.unitId))
  const memory: number[] = []
  const watch = setInterval(() => memory.push(platform.memory().reduce((sum, each) => sum + each, 0)), 1_000)
  const until = performance.now() + pace.minutes * 60_000
  await Promise.all([
    steadily(pace.reads, until, (n) => {
      const { visitor, sight } = reading(people, n)
      return tallies[n < pace.reads * firstSeconds ? 'firstReads' : 'laterReads'].clock(() => visitor.bytes('GET', sight))
    }),
    steadily(pace.acts, until, async (n) => work[n] && tallies.acts.clock(() => act(registrars, work[n]!))),
    steadily(pace.papers, until, (n) => {
      const draft = oneOf(theirs, n)
      return bringPaper(
        oneOf(
          producers.filter(({ unitId }) => unitId === draft.unitId),
          n,
        ),
        draft,
        nextPaper(n),
        tallies.papers,
        tallies.opened,
      )
    }),
    steadily(pace.scansAMinute / 60, until, (n) => scanTable(oneOf(rounds, n), tables[n]!, tallies.tables, tallies.scans)),
  ])
  clearInterval(watch)
  for (const { visitor } of people) visitor.close()
  return { ...tallies, memory, people: people.length, waiting: work.length }
}
