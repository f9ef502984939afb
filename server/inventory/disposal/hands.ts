import { destruction } from '#law/procedures/destruction.ts'
import { choices } from '#law/choices.ts'
import { several, type Words } from '#law/words.ts'
import type { Fact } from '#server/cases/lent.ts'
import type { CaseState } from '#server/cases/state.ts'

/** An officer who may act for the unit in the case. */
export type Hand = { readonly id: string; readonly name: string }
type Step = keyof typeof destruction.steps
type Done = Pick<CaseState['done'][number], 'step' | 'officerId'>

const steps = Object.keys(destruction.steps) as Step[]
const titleOf = (step: Step): Words => destruction.steps[step].title
const apart = (step: Step): readonly string[] => destruction.steps[step].notBy?.steps ?? []

/** Of these people, who may still be the hand of a step by what each of them did in the case before. */
const mayTake = (step: Step, people: readonly Hand[], done: readonly Done[]) =>
  people.filter(({ id }) => !done.some((hand) => hand.officerId === id && hand.step !== null && apart(step).includes(hand.step)))

/**
 * The first step of a destruction that nobody is left for, however these people divide it among themselves; null when they suffice
 * (choice:destruction-hands). Pure.
 */
export function stuckAt(people: readonly Hand[], done: readonly Done[]): Step | null {
  let furthest = 0
  const divide = (at: number, so: readonly Done[]): boolean => {
    furthest = Math.max(furthest, at)
    const step = steps[at]
    return step === undefined || mayTake(step, people, so).some(({ id }) => divide(at + 1, [...so, { step, officerId: id }]))
  }
  return divide(0, done) ? null : steps[furthest]!
}

/**
 * Whether the officers of a unit suffice for the hands a destruction goes through, said as it begins: nobody is kept from proposing, and
 * whoever reads none of them is told nothing (§4.9). Pure.
 */
export function handsFact(people: readonly Hand[], done: readonly Done[]): Fact {
  if (people.length === 0) return { holds: true }
  const stuck = stuckAt(people, done)
  const names = people.slice(0, 8).map(({ name }) => name)
  const have = {
    zh: `本单位现有${people.length}名经办人（${names.join('、')}${people.length > names.length ? '等' : ''}）`,
    en: `The unit has ${several(people.length, 'officer')} (${names.join(', ')}${people.length > names.length ? ' and others' : ''})`,
  }
  const rule = choices['destruction-hands'].we
  if (stuck === null)
    return { holds: true, says: { zh: `${have.zh}，够分人办理。${rule.zh}`, en: `${have.en}, enough for every hand. ${rule.en}` } }
  const left = steps.slice(0, steps.indexOf(stuck))
  return {
    holds: true,
    care: {
      zh: `${have.zh}，可以办到${titleOf(left.at(-1) ?? 'proposal').zh}，到“${titleOf(stuck).zh}”没有人可以接手。${rule.zh}请系统管理员先为本单位增设数据生产主体的经办人。`,
      en: `${have.en}: it gets as far as ${titleOf(left.at(-1) ?? 'proposal').en}, and nobody is left for “${titleOf(stuck).en}”. ${rule.en} Have the system administrator add officers of the unit as producer first.`,
      basis: 'choice:destruction-hands',
    },
  }
}
