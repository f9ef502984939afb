import { nameWithRegion } from '#contract/asset-name.ts'
import { answersOfDraft } from '#contract/card-draft.ts'
import type { CardDraft } from '#contract/findings.ts'
import { type Answers, checkForm, fieldsOf } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import { gradingRules } from '#law/grading/columns.ts'
import { type OrganisationKind, organisationKinds } from '#law/parties.ts'
import { sectors } from '#law/sectors.ts'

const fields = fieldsOf(forms['information-card'])
/** Whether an item of the card is filled by the platform alone. */
export const isComputed = (id: string): boolean => fields[id]?.computed === true

/** Whose round a card is drafted in, and its plan. */
export type DraftedIn = { readonly holderName: string; readonly holderKind: OrganisationKind; readonly plan: Record<string, unknown> }

/**
 * Proposals for the items a scan cannot know; people change or confirm every one. Importance stays open where there are signs of important
 * data; sharing and opening are what public units owe, and of others nobody proposes that they give their data away.
 */
function proposals(draft: CardDraft, { holderName, holderKind, plan }: DraftedIn): Answers {
  const isOpen = draft.grade === 1 && !draft.containsPersonal
  const region = regionOfUnit(holderName)
  const industry = Object.values(sectors).find((sector) => sector.unit.test(holderName))?.industry
  return {
    category: BASIC.test(draft.subject ?? '') ? 'basic' : 'departmental',
    holder: holderName,
    rightsTerm: '长期',
    disputed: false,
    ...(organisationKinds[holderKind].isPublic
      ? { sharing: isOpen ? 'unconditional' : 'conditional', opening: isOpen ? 'general' : draft.grade >= 3 ? 'none' : 'on-application' }
      : {}),
    department: holderName,
    ...(typeof plan['answerable'] === 'string' ? { responsible: plan['answerable'] } : {}),
    ...(region ? { region } : {}),
    ...(industry ? { industry } : {}),
  }
}

/** Subjects of the basic stocks of information: persons, legal persons, geography. */
const BASIC = /企业登记|行政区划|人口|不动产/

/** The city or district in the name of a unit, such as 福州市 or 福州市鼓楼区; null when the name tells none. */
export function regionOfUnit(name: string): string | null {
  return (
    /^(?:\p{Script=Han}{2,6}省)?(?:\p{Script=Han}{2,4}?市)(?:\p{Script=Han}{2,4}?[区县](?=\p{Script=Han}))?|^\p{Script=Han}{2,4}?[区县](?=\p{Script=Han})/u.exec(
      name,
    )?.[0] ?? null
  )
}

/** Meanings of columns that say where the data are from; where the scan could not tell the region by them, neither can the unit's name. */
const PLACES = new Set(Object.entries(gradingRules).flatMap(([type, { category }]) => (category === 'geography' ? [type] : [])))

/** The information card as it is drafted from a scan, the unit and the plan of the round; an item that would not fit is left empty. */
export function draftAnswers(draft: CardDraft, round: DraftedIn): Answers {
  const proposed = proposals(draft, round)
  const { region, ...others } = proposed
  const answers: Answers = {
    ...others,
    ...answersOfDraft(draft.region === null && typeof region === 'string' && !saysPlaces(draft.fields) ? inRegion(draft, region) : draft),
  }
  const checked = checkForm('information-card', answers, { mode: 'draft', by: 'platform' })
  if (checked.ok) return checked.value
  const wrong = new Set(checked.fields.map((f) => f.field))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !wrong.has(id)))
}

/** Whether columns say where their data are from. */
export function saysPlaces(columns: readonly { readonly semanticType: string }[]): boolean {
  return columns.some(({ semanticType }) => PLACES.has(semanticType))
}

/** The region of the unit, taken for that of its data, in the name and where the summary quotes it too. */
function inRegion(draft: CardDraft, region: string): CardDraft {
  const name = nameWithRegion(draft.name, region)
  return { ...draft, region, name, summary: draft.summary.replace(`“${draft.name}”`, () => `“${name}”`) }
}

/**
 * What a person sent, with the items that only the platform fills taken from the card as it stands; an item that is known from elsewhere
 * by now is on no new card.
 */
export function keepComputed(sent: Record<string, unknown>, stored: Answers): Record<string, unknown> {
  const own = Object.entries(sent).filter(([id]) => !isComputed(id))
  const kept = Object.entries(stored).filter(([id]) => isComputed(id) && !fields[id]?.derived)
  return Object.fromEntries([...own, ...kept])
}
