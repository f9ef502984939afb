import { fieldsOf } from '#contract/forms.ts'
import { type Form, forms } from '#law/forms.ts'
import type { BeginningLender } from '#server/cases/lent.ts'
import { findCardAndContact, findLastContact } from './contact.sql.ts'

const fields = fieldsOf(forms['registration-application'])
/** A text that the application would take as it stands; what is too short or too long for it is left to people. */
const text = (field: 'assetName' | 'summary' | 'limits', said: unknown) => {
  const { min = 1, max = Infinity } = fields[field] as { readonly min?: number; readonly max?: number }
  return typeof said === 'string' && said.length >= min && said.length <= max ? { [field]: said } : {}
}

const isRegistration = (application: readonly Form[]) =>
  application.includes('registration-application') || application.includes('legacy-application')

/**
 * An application for registration begins with what the card of the asset says already, name, summary, rights and their limits, and whom
 * its officer last named to be reached; people can change each of them (§3.8, §4.7).
 */
export const beginRegistration: BeginningLender = async (tx, application, subjectId, _today, _filled, by) => {
  if (!isRegistration(application)) return {}
  const {
    card: { name, summary, rights, rightsLimits },
    reached,
  } = await findCardAndContact(tx, subjectId, by)
  const known = Array.isArray(rights) ? rights.filter((right) => Object.hasOwn(fields['rights']?.options ?? {}, String(right))) : []
  return {
    ...text('assetName', name),
    ...text('summary', summary),
    ...(known.length > 0 ? { rights: known } : {}),
    ...text('limits', rightsLimits),
    ...reached,
  }
}

/**
 * Other applications that name somebody to be reached propose whom this officer named in the one they sent in last for the same unit,
 * until they name another; nobody else is shown more of it than before (§4.7, choice:covered-contacts).
 */
export const beginContact: BeginningLender = async (tx, application, _subject, _today, filled, by) => {
  const asks =
    !isRegistration(application) &&
    application.some((form) => ['contact', 'telephone'].every((field) => Object.hasOwn(fieldsOf(forms[form]), field)))
  return asks && !(filled['contact'] && filled['telephone']) ? { ...(await findLastContact(tx, by)) } : {}
}
