import type { Words } from '#law/words.ts'
import type { Care, Why } from '#server/cases/lent.ts'

type Card = { readonly [item: string]: unknown }

/** The day on which the rights end, as the card of an asset states it; null where they have no end, or none is stated. Pure. */
export function rightsUntil(card: Card): string | null {
  const day = card['rightsUntil']
  return typeof day === 'string' && day !== '' ? day : null
}

/** Why nothing can be registered on rights that are over; null while they are not (choice:certificate-validity). Pure. */
export function whyRightsOver(card: Card, today: string): Why | null {
  const day = rightsUntil(card)
  if (!day || day >= today) return null
  return {
    zh: `信息卡载明的权利已于${day}到期`,
    en: `By the card the rights ended on ${day}`,
    basis: 'choice:certificate-validity',
    remedy: {
      zh: '权利已经延长的：尚未登记的，撤回后在信息卡上更正权利到期日，再申请；已登记的，先办理变更登记更正。没有延长的不能登记',
      en: 'Where they were prolonged: before registration withdraw, correct the day on the card and apply again; once registered, have it amended first. Else it cannot be registered',
    },
  }
}

/** Why a certificate cannot be renewed past the rights it records; null when it can (choice:certificate-validity). Pure. */
export function whyNotPastRights(card: Card, validUntil: string): Why | null {
  const day = rightsUntil(card)
  if (!day || day > validUntil) return null
  return {
    zh: `信息卡载明的权利到${day}为止，凭证有效期已到这一天，不能续展`,
    en: `By the card the rights end on ${day}, until when the certificate is valid: it cannot be renewed`,
    basis: 'choice:certificate-validity',
    remedy: { zh: '权利已经延长的，先办理变更登记更正权利到期日', en: 'Where they were prolonged, have the day amended first' },
  }
}

/** Until when a certificate is valid where the rights end; null where they do not. Pure. */
export function termWords(card: Card): Words | null {
  const day = rightsUntil(card)
  return day === null
    ? null
    : {
        zh: `信息卡载明权利到${day}为止，凭证有效期不晚于这一天`,
        en: `By the card the rights end on ${day}; the certificate is valid until then at the latest`,
      }
}

/** What is minded of rights that the card calls disputed or seized; null when it does not (choice:disputed-rights). Pure. */
export function whenDisputed(card: Card): Care | null {
  if (card['disputed'] !== true) return null
  const note = typeof card['disputeNote'] === 'string' && card['disputeNote'] !== '' ? card['disputeNote'] : null
  return {
    basis: 'choice:disputed-rights',
    zh: `信息卡载明有争议或被查封${note ? `：${note}` : '，没有写明情况'}；公示和凭证将标注“有争议或被查封”，请核对是否足以登记`,
    en: `The card calls it disputed or seized${note ? `: ${note}` : ' and does not say how'}; notice and certificate will bear the mark: see whether that allows a registration`,
  }
}
