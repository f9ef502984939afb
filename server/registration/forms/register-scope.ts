import type { Problem } from '#contract/route.ts'
import type { RegistrationForm } from '#law/registration-forms.ts'

/** Whose data it is or was: today's holder, where the card says it comes from, and whether it came out of the duties of an organ before. */
export type DataOf = { readonly holderKind: string; readonly origin: string; readonly isDutyData: boolean }

/**
 * Why another register does not take this data, whoever holds it by now; null when it does. The form, the record of a standing there and a
 * transfer ask the same. Pure.
 */
export function whyNotTaken({ notFor }: RegistrationForm, { holderKind, origin, isDutyData }: DataOf): Problem | null {
  if (!notFor) return null
  const isOfDuties = isDutyData || (notFor.kinds.some((kind) => kind === holderKind) && notFor.origins.includes(origin))
  return isOfDuties ? { code: 'not-for-this-register', message: notFor.why, basis: notFor.basis, remedy: notFor.remedy } : null
}
