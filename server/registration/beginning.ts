import { fieldsOf } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import type { BeginningLender } from '#server/cases/lent.ts'
import { findLastContact } from './contact.sql.ts'
import { findCurrentCard } from './standing.sql.ts'

const fields = fieldsOf(forms['registration-application'])
/** A text that the application would take as it stands; what is too short or too long for it is left to people. */
const text = (field: 'assetName' | 'summary' | 'limits', said: unknown) => {
  const { min = 1, max = Infinity } = fields[field] as { readonly min?: number; readonly max?: number }
  return typeof said === 'string' && said.length >= min && said.length <= max ? { [field]: said } : {}
}

/** An application for registration begins with what the card of the asset says already: name, summary, rights and their limits; people can change each of them (§3.8, §4.7). */
export const beginRegistration: BeginningLender = async (tx, application, subjectId) => {
  if (!application.includes('registration-application') && !application.includes('legacy-application')) return {}
  const { name, summary, rights, rightsLimits } = (await findCurrentCard(tx, subjectId)).card
  const known = Array.isArray(rights) ? rights.filter((right) => Object.hasOwn(fields['rights']?.options ?? {}, String(right))) : []
  return { ...text('assetName', name), ...text('summary', summary), ...(known.length > 0 ? { rights: known } : {}), ...text('limits', rightsLimits) }
}

/** Whom the platform proposes to reach the unit by: the one this officer named in the application they sent in last for the same unit, until they name another; nobody else is shown more of it than before (§4.7, choice:covered-contacts). */
export const beginContact: BeginningLender = async (tx, application, _subject, _today, filled, by) => {
  const asks = application.some((form) => ['contact', 'telephone'].every((field) => Object.hasOwn(fieldsOf(forms[form]), field)))
  return asks && !(filled['contact'] && filled['telephone']) ? { ...(await findLastContact(tx, by)) } : {}
}
