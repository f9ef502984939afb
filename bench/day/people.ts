import type { Session } from '#contract/session.ts'
import { password } from '../ground.ts'
import { Visitor } from '../visitor.ts'
import type { Tally } from './tally.ts'

/** An officer at work: over an own connection, from an address of their own, since public pages are counted by address. */
export type Person = { readonly visitor: Visitor; readonly officerId: string; readonly part: string; readonly unitId: string }

/** Who is signed in, of six: two of the centre, two of units that hold data, one of the bureau, one of a law firm. */
const kinds = ['registrar', 'producer', 'data-bureau', 'registrar', 'producer', 'law-firm']
/** So many sign in at the same time. */
const atOnce = 4

/** Signs so many different officers in by their passwords, each clocked. */
export async function signEverybodyIn(port: number, count: number, signIns: Tally): Promise<Person[]> {
  const people: Person[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        const n = next++
        const part = kinds[n % kinds.length]!
        const before = kinds.slice(0, n % kinds.length).filter((kind) => kind === part).length
        const number = Math.floor(n / kinds.length) * kinds.filter((kind) => kind === part).length + before + 1
        const visitor = new Visitor(port, `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`)
        const entered = await signIns.clock(() => visitor.signIn(`${part}${number}`, password))
        const { officer, post } = await visitor.ask<Session>('GET', '/api/session')
        if (entered && officer && post) people[n] = { visitor, officerId: officer.id, part, unitId: post.organisationId }
      }
    }),
  )
  return people.filter(Boolean)
}

const sights = ['/api/inbox', '/api/inbox/counts', '/api/assets', '/api/desk', '/notices', '/register']
/** A law firm has no desk of the year. */
const sightsOf = (part: string) => sights.filter((sight) => part !== 'law-firm' || sight !== '/api/desk')

/** Who asks for which page as the n-th reader: everybody in turn, each for another page than the one before. */
export function reading(people: readonly Person[], n: number): { visitor: Visitor; sight: string } {
  const { visitor, part } = people[n % people.length]!
  const theirs = sightsOf(part)
  return { visitor, sight: theirs[(Math.floor(n / kinds.length) + Math.floor(n / people.length)) % theirs.length]! }
}
