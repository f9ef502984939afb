import { type AcquiredAs, registrationMarks, type RegistrationMark } from '#law/marks.ts'
import { dayOf } from './certificate-words.ts'

/** The earlier registration that a certificate goes on from. */
export type Earlier = { readonly number: string; readonly body: string; readonly issuedOn: string }

/**
 * What a registration is marked as: that it was taken over, that its data is inbound, as what it was acquired, and that it is disputed or
 * seized (choice:legacy-registration, choice:trial-registration, choice:public-data-stays, choice:utility-data-stays,
 * choice:disputed-rights).
 */
export function marksOf(card: Record<string, unknown>, isTakenOver: boolean, acquiredAs: AcquiredAs | null): RegistrationMark[] {
  return [
    ...(isTakenOver ? ['legacy' as const] : []),
    ...(card['inbound'] === true ? ['inbound' as const] : []),
    ...(acquiredAs ? [acquiredAs] : []),
    ...(card['disputed'] === true ? ['disputed' as const] : []),
  ]
}

/** The marks in the words of a certificate, with what each of them makes public; empty when there are none. */
export function markFact(card: Record<string, unknown>, earlier: Earlier | null, acquiredAs: AcquiredAs | null): string {
  const more: { readonly [M in RegistrationMark]: string } = {
    legacy: earlier ? `原凭证${earlier.number}（${earlier.body}，${dayOf(earlier.issuedOn)}发放）` : '',
    inbound: `来源地：${String(card['inboundFrom'])}`,
    'public-data': '原由行政事业单位持有',
    'utility-data': '原由公用企业持有',
    disputed: '以有权机关的决定为准',
  }
  return marksOf(card, earlier !== null, acquiredAs)
    .map((mark) => `${registrationMarks[mark].title.zh}，${more[mark]}`)
    .join('；')
}
