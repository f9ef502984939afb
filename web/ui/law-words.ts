import type { CaseLine } from '#contract/cases.ts'
import { anyone, formerParties, parties, type Party, thePlatform } from '#law/parties.ts'
import { mayOpen, type Opener } from '#law/openers.ts'
import { lastMoveOf } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { type DeskAct, deskActs, verbs, type Verb } from '#law/verbs.ts'
import type { Words } from '#law/words.ts'
import type { Tone } from './status.tsx'

const plain = (id: string): Words => ({ zh: id, en: id })

/** What a procedure is called. */
export function procedureWords(id: string): Words {
  return procedures[id]?.title ?? plain(id)
}

/** What a party is called. */
export function partyWords(role: string): Words {
  return parties[role as Party]?.title ?? formerParties[role] ?? plain(role)
}

/**
 * Who did something, and what stands beside the name: organisation and part, without what the name says already, such as the public and
 * the platform, which have no other name than their part.
 */
export function actorWords(
  {
    officerName,
    organisationName,
    role,
  }: { readonly officerName: string | null; readonly organisationName: string | null; readonly role: string },
  w: (words: Words) => string,
): { readonly name: string; readonly beside: string } {
  const part = w(partyWords(role))
  const isPlatform = role === thePlatform
  const name = (role === anyone || isPlatform ? null : officerName || organisationName) || part
  return {
    name,
    beside: [isPlatform ? w({ zh: '榕数', en: 'Rongshu' }) : organisationName, part].filter((each) => each && each !== name).join(' · '),
  }
}

/** What an act at a step is called: the step's own word for it, else the verb's. */
export function actWords(procedure: string, step: string | null, act: string): Words {
  const move = step ? procedures[procedure]?.steps[step]?.may[act as Verb] : undefined
  return move?.title ?? verbs[act as Verb]?.title ?? deskActs[act as DeskAct] ?? plain(act)
}

/** What the last act of a case is called, as told in a list. */
export function lastActWords(line: Pick<CaseLine, 'procedure' | 'step' | 'ending' | 'lastAct'>): Words {
  const shape = procedures[line.procedure]
  return (shape && lastMoveOf(shape, line))?.title ?? actWords(line.procedure, null, line.lastAct)
}

/** Whose move it is, all who must act named. */
export function moversOf(move: NonNullable<CaseLine['move']>, w: (words: Words) => string): string {
  return [...new Set([move, ...move.also].map((each) => each.organisationName ?? w(partyWords(each.role))))].join(w({ zh: '、', en: ', ' }))
}

/** Where a case is, or how it ended, with the tone of its status. */
export function placeWords(line: { procedure: string; step: string | null; ending: string | null }): { words: Words; tone: Tone } {
  const shape = procedures[line.procedure]
  if (line.ending !== null) {
    const ending = shape?.ends[line.ending]
    return {
      words: ending?.title ?? plain(line.ending),
      tone: ending?.outcome === 'granted' ? 'done' : ending?.outcome === 'refused' ? 'bad' : 'plain',
    }
  }
  const step = line.step === null ? undefined : shape?.steps[line.step]
  return { words: step?.title ?? plain(line.step ?? ''), tone: step?.edits === 'pinned' ? 'care' : 'going' }
}

/** The procedures a post may open itself. */
export function startable(post: Opener | null | undefined): { id: string; title: Words; summary: Words; subject: string }[] {
  return Object.values(procedures).filter((p) => mayOpen(p, post) && p.subject !== 'case')
}

/** The chapter of the guideline a procedure is about: that of the first clause of a chapter after the general ones that it rests on. */
export function chapterOf(id: string): string {
  return /§([3-8])/.exec([procedures[id]?.basis ?? []].flat().join(' '))?.[1] ?? '8'
}
