import type { Finding } from '#contract/findings.ts'
import { type Answers, type FieldProblem, fieldsOf } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import { regionOfUnit, saysPlaces } from './card-draft.ts'

type Seen = Pick<Finding, 'file' | 'dataset' | 'sheet' | 'origin'> & { readonly columns: readonly { readonly semanticType: string }[] }

/**
 * Items of a card that were drafted from the unit because nothing in the data says them, and that nobody changed since: they are assumed,
 * and whoever confirms has to look. Pure.
 */
export function assumedItems(drafted: Answers, card: Answers, finding: Seen): ('region' | 'industry')[] {
  const { holder, region, industry, subject } = drafted
  const isOfUnit =
    typeof holder === 'string' &&
    typeof region === 'string' &&
    region === regionOfUnit(holder) &&
    !saysPlaces(finding.columns) &&
    !isNamed(region, finding)
  return [
    ...(isOfUnit && card['region'] === region ? ['region' as const] : []),
    // What a dataset is about says its industry; without that it is the unit's.
    ...(typeof industry === 'string' && subject === undefined && card['industry'] === industry ? ['industry' as const] : []),
  ]
}

/** What is assumed and was neither looked at (`checked`) nor so on the last card of the asset this is a version of: each at its item. Pure. */
export function assumedProblems(
  assumed: ReturnType<typeof assumedItems>,
  checked: readonly string[],
  card: Answers,
  last: Answers | null,
): FieldProblem[] {
  return assumed
    .filter((id) => !checked.includes(id) && !(last && last[id] === card[id]))
    .map((id) => {
      const { label } = fieldsOf(forms['information-card'])[id]!
      return {
        field: id,
        message: {
          zh: `数据里看不出，“${label.zh}”是按本单位推定的：请按数据核对，不对的改正，对的勾选“已按数据核对”`,
          en: `Nothing in the data says it; “${label.en}” is assumed from the unit: check it against the data, correct it, or tick that it was checked`,
        },
      }
    })
}

/** Whether file, sheet, table or its comment names the region. */
function isNamed(region: string, { file, dataset, sheet, origin }: Seen): boolean {
  const text = [file, dataset, sheet, origin?.schema, origin?.table, origin?.comment].join(' ')
  const places = region.match(/\p{Script=Han}+?[省市区县]/gu) ?? [region]
  return (
    places.some((place) => text.includes(place.length > 2 ? place.slice(0, -1) : place)) ||
    (region.startsWith('福州') && /fuzhou/i.test(text))
  )
}
