import type { Parameter } from '#contract/supervision-rulings.ts'
import { rulingRoutes as routes } from '#contract/supervision-rulings.ts'
import { textOf } from '#contract/text-of.ts'
import { daysAfter, isLoaded, isWorkingDay } from '#contract/working-days.ts'
import type { ChoiceShape } from '#law/choices/choice.ts'
import { choices } from '#law/choices.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import type { EffectWork, FactLender } from '#server/cases/lent.ts'
import { invalid } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { effectQuery, findEffect, insertVersion, type LimitedStep, listVersions } from './parameters.sql.ts'

const recorded: { readonly [id: string]: ChoiceShape } = choices
const valueOf = (choice: string): string | null => (recorded[choice]?.value === undefined ? null : String(recorded[choice].value))

type Decided = Awaited<ReturnType<typeof listVersions>>[number]
const versionOf = (v: Decided): Parameter['versions'][number] => ({ caseId: v.caseId, valueBefore: v.valueBefore, value: v.value, effectiveOn: v.effectiveOn, carriedBy: v.carriedBy, reason: v.reason, decidedAt: v.decidedAt })

/** The steps of all procedures whose time limit rests on a choice. */
export function limitedBy(choice: string): LimitedStep[] {
  return Object.values<Procedure>(procedures).flatMap((procedure) => Object.entries(procedure.steps).flatMap(([step, { within, after }]) =>
    [...(within?.basis === `choice:${choice}` ? [{ limit: within.workingDays, endsItself: false }] : []), ...(after?.basis === `choice:${choice}` ? [{ limit: after.workingDays, endsItself: true }] : [])].map((limit) => ({ procedure: procedure.id, step, ...limit }))))
}

/** Whether a decided value is a new one, of the kind the parameter has (choice:parameter-versions). */
export const parameterFacts: FactLender = async (_tx, kase, wanted) => {
  if (!wanted.includes('parameter-differs')) return {}
  const choice = textOf(kase.draft['choice'] ?? '')
  const value = textOf(kase.draft['value'] ?? '').trim()
  const now = valueOf(choice)
  const isWhole = typeof recorded[choice]?.value === 'number'
  const why = now === null ? { zh: '没有这个参数', en: 'There is no such parameter' } : (isWhole ? Number(value) === Number(now) : value === now) ? { zh: `现行值就是${now}`, en: `It is ${now} already` } : isWhole && !/^\d{1,6}(\.\d{1,4})?$/.test(value) ? { zh: '这个参数是数字', en: 'The parameter is a number' } : null
  return { 'parameter-differs': why ? { holds: false, why } : { holds: true } }
}

/** A decided value is recorded as a version; which edition carries it is said, since rules are data of the platform. */
export const parameterEffects = {
  'record-parameter': async (tx, { kase, at }) => {
    const a = kase.answers
    const choice = textOf(a['choice'])
    await insertVersion(tx, { caseId: kase.id, choice, valueBefore: valueOf(choice) ?? '', value: textOf(a['value']).trim(), effectiveOn: textOf(a['effectiveOn']), carriedBy: textOf(a['carriedBy']), reason: textOf(a['reason']), at })
  },
} as const satisfies Record<string, EffectWork>

/** Whether a parameter is one that is looked for: by its name, its value, or a clause that leaves it open. */
const fits = ({ choice, title, value, leaves }: Parameter, q: string) => [choice, title.zh, title.en, value, ...leaves.map((clause) => `§${clause}`)].some((text) => text.toLowerCase().includes(q.trim().toLowerCase()))

/** The parameters with their versions, and what a new time limit would have changed in the last year (§8.4). */
export function parameterHandlings(): Handling[] {
  return [
    handle(routes.listParameters, (ask, { query }) => ask.transaction(async (tx) => {
      const versions = Map.groupBy(await listVersions(tx), (version) => version.choice)
      const items = Object.entries(recorded).flatMap(([choice, { title, value, unit, leaves, since }]): Parameter[] => {
        if (value === undefined) return []
        const decided = (versions.get(choice) ?? []).map(versionOf)
        return [{ choice, title, value: String(value), unit: unit ?? null, leaves: [...leaves], since, isLimit: limitedBy(choice).length > 0, isCarried: decided.length === 0 || decided[0]!.value === String(value), versions: decided }]
      })
      return { items: items.filter((each) => fits(each, query.q ?? '')) }
    })),
    handle(routes.readParameterEffect, (ask, { query }) => ask.transaction(async (tx) => {
      const steps = limitedBy(query.choice)
      if (steps.length === 0) throw invalid([{ field: 'choice', message: { zh: '这个参数不是办理时限，没有可以推算的影响', en: 'The parameter is no time limit; there is nothing to compute' } }])
      const [from, until] = [daysAfter(ask.today, -365), ask.today]
      const days = Array.from({ length: 800 }, (_, n) => daysAfter(until, n - 799)).filter((day) => (isLoaded(day) ? isWorkingDay(day) : ![0, 6].includes(new Date(day).getUTCDay())))
      return { choice: query.choice, value: String(query.value), from, until, query: effectQuery, steps: await findEffect(tx, steps, query.value, { from, until, days }) }
    })),
  ]
}
