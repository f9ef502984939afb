import { answersOfDraft } from '#contract/card-draft.ts'
import type { CardDraft } from '#contract/findings.ts'
import { type Answers, checkForm, fieldsOf } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'

const fields = fieldsOf(forms['information-card'])
/** Whether an item of the card is filled by the platform alone. */
export const isComputed = (id: string): boolean => fields[id]?.computed === true

/** Proposals for the items a scan cannot know; people change or confirm every one. */
function proposals(draft: CardDraft, holderName: string, plan: Record<string, unknown>): Answers {
  const isOpen = draft.grade === 1 && !draft.containsPersonal
  return {
    category: 'departmental', importance: 'general', holder: holderName, rightsTerm: '长期', disputed: false,
    sharing: isOpen ? 'unconditional' : 'conditional', opening: isOpen ? 'general' : draft.grade >= 3 ? 'none' : 'on-application',
    department: holderName, ...(typeof plan['answerable'] === 'string' ? { responsible: plan['answerable'] } : {}),
  }
}

/** The information card as it is drafted from a scan, the unit and the plan of the round; an item that would not fit is left empty. */
export function draftAnswers(draft: CardDraft, holderName: string, plan: Record<string, unknown>): Answers {
  const answers: Answers = { ...proposals(draft, holderName, plan), ...answersOfDraft(draft) }
  const checked = checkForm('information-card', answers, { mode: 'draft', by: 'platform' })
  if (checked.ok) return checked.value
  const wrong = new Set(checked.fields.map((f) => f.field))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !wrong.has(id)))
}

/** What a person sent, with the items that only the platform fills taken from the card as it stands. */
export function keepComputed(sent: Record<string, unknown>, stored: Answers): Record<string, unknown> {
  const own = Object.entries(sent).filter(([id]) => !isComputed(id))
  const kept = Object.entries(stored).filter(([id]) => isComputed(id))
  return Object.fromEntries([...own, ...kept])
}
