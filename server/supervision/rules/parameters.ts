import type { Parameter } from '#contract/supervision-rulings.ts'
import { rulingRoutes as routes } from '#contract/supervision-rulings.ts'
import { textOf } from '#contract/text-of.ts'
import { civilDate } from '#contract/working-days.ts'
import type { ChoiceShape } from '#law/choices/choice.ts'
import { choices } from '#law/choices.ts'
import { kindOf, parameterKinds } from '#law/readings.ts'
import type { EffectWork, FactLender } from '#server/cases/lent.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { realTime } from '#server/parties/session-life.ts'
import type { Platform } from '#server/platform.ts'
import { effectOf, whyNotValue } from './effect.ts'
import { insertVersion, listVersions } from './versions.sql.ts'

const recorded: { readonly [id: string]: ChoiceShape } = choices
const valueOf = (choice: string): string | null => (recorded[choice]?.value === undefined ? null : String(recorded[choice].value))

type Decided = Awaited<ReturnType<typeof listVersions>>[number]
const versionOf = (v: Decided): Parameter['versions'][number] => ({
  caseId: v.caseId,
  valueBefore: v.valueBefore,
  value: v.value,
  effectiveOn: v.effectiveOn,
  carriedBy: v.carriedBy,
  reason: v.reason,
  decidedAt: v.decidedAt,
})

/** Whether a decided value is a new one, of the kind the parameter has (choice:parameter-versions). */
export const parameterFacts: FactLender = async (_tx, kase, wanted) => {
  if (!wanted.includes('parameter-differs')) return {}
  const choice = textOf(kase.draft['choice'] ?? '')
  const value = textOf(kase.draft['value'] ?? '').trim()
  const now = valueOf(choice)
  const isNumber = typeof recorded[choice]?.value === 'number'
  const why =
    now === null
      ? { zh: '没有这个参数', en: 'There is no such parameter' }
      : (isNumber ? Number(value) === Number(now) : value === now)
        ? { zh: `现行值就是${now}`, en: `It is ${now} already` }
        : whyNotValue(recorded[choice]!, value)
  return { 'parameter-differs': why ? { holds: false, why } : { holds: true } }
}

/** A decided value is recorded as a version; which edition carries it is said, since rules are data of the platform. */
export const parameterEffects = {
  'record-parameter': async (tx, { kase, at }) => {
    const a = kase.answers
    const choice = textOf(a['choice'])
    await insertVersion(tx, {
      caseId: kase.id,
      choice,
      valueBefore: valueOf(choice) ?? '',
      value: textOf(a['value']).trim(),
      effectiveOn: textOf(a['effectiveOn']),
      carriedBy: textOf(a['carriedBy']),
      reason: textOf(a['reason']),
      at,
    })
  },
} as const satisfies Record<string, EffectWork>

/** Whether a parameter is one that is looked for: by its name, its value, its kind, or a clause that leaves it open. */
const fits = ({ choice, title, value, kind, leaves }: Parameter, q: string) =>
  [choice, title.zh, title.en, value, parameterKinds[kind].zh, parameterKinds[kind].en, ...leaves.map((clause) => `§${clause}`)].some(
    (text) => text.toLowerCase().includes(q.trim().toLowerCase()),
  )

/** The parameters with their versions, and what another value would have changed in the last year (§8.4). */
export function parameterHandlings({ clock }: Pick<Platform, 'clock'>): Handling[] {
  return [
    handle(routes.listParameters, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const versions = Map.groupBy(await listVersions(tx), (version) => version.choice)
        const items = Object.entries(recorded).flatMap(([choice, { title, value, unit, reads, leaves, since }]): Parameter[] => {
          if (value === undefined || reads === undefined) return []
          const decided = (versions.get(choice) ?? []).map(versionOf)
          return [
            {
              choice,
              title,
              value: String(value),
              unit: unit ?? null,
              leaves: [...leaves],
              since,
              kind: kindOf(reads),
              isCarried: decided.length === 0 || decided[0]!.value === String(value),
              versions: decided,
            },
          ]
        })
        return { items: items.filter((each) => fits(each, query.q ?? '')) }
      }),
    ),
    handle(routes.readParameterEffect, (ask, { query }) =>
      ask.transaction((tx) =>
        effectOf(tx, query.choice, recorded[query.choice], query.value.trim(), {
          role: ask.visitor.role,
          at: ask.now,
          today: ask.today,
          real: civilDate(realTime(clock)),
        }),
      ),
    ),
  ]
}
