import { registrationMarks, type RegistrationMark } from '#law/marks.ts'

/** What a registration of an asset with this card is marked as (choice:trial-registration). */
export function marksOf(card: Record<string, unknown>): RegistrationMark[] {
  return card['inbound'] === true ? ['inbound'] : []
}

/** The marks in the words of a certificate, with what each of them makes public; empty when there are none. */
export function markFact(marks: readonly RegistrationMark[], card: Record<string, unknown>): string {
  const more: { readonly [M in RegistrationMark]: string } = { inbound: `来源地：${String(card['inboundFrom'])}` }
  return marks.map((mark) => `${registrationMarks[mark].title.zh}，${more[mark]}`).join('；')
}
