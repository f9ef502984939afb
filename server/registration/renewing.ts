import { daysAfter } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'

/** How many days before its end a registration may be renewed. */
export const renewalWindow = choices['renewal-window'].value

/** When a renewal may be asked for: from which day, until which, and how many days of others' cases have moved that on. */
export type RenewalDays = { readonly from: string; readonly until: string; readonly held: number }

/**
 * The days in which what is valid until a day may be renewed, where so many of them were taken by cases that are not the holder's own
 * (choice:renewal-window, choice:renewal-held). Pure.
 */
export function renewalDays(validUntil: string, held: number): RenewalDays {
  return { from: daysAfter(validUntil, -renewalWindow), until: daysAfter(validUntil, held), held }
}

/** The same on a day, where it is one of them and the registration stands or has only expired; null otherwise. Pure. */
export function renewalNow(
  { status, validUntil }: { readonly status: string; readonly validUntil: string },
  held: number,
  today: string,
): RenewalDays | null {
  const days = renewalDays(validUntil, held)
  return (status === 'valid' || status === 'expired') && days.from <= today && today <= days.until ? days : null
}
