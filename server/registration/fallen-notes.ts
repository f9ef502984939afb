import { choices } from '#law/choices.ts'
import { several, type Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { NewNote } from '#server/notes/notes.sql.ts'
import { type Concerned, findConcerned, type Standing } from './falling.sql.ts'
import { renewalNow } from './renewing.ts'

/** What the holder, who finds more at `href`, and whoever operates or uses it are told of a registration that was ended. */
export async function fallenNotes(
  tx: Tx,
  how: 'deregistered' | 'revoked',
  { assetId, holderId, number, name }: Standing,
  {
    href,
    today,
    remedies = null,
  }: {
    readonly href: string
    readonly today: string
    /** Those of law, where it was ended against its holder. */
    readonly remedies?: Words | null
  },
): Promise<NewNote[]> {
  const words =
    how === 'revoked'
      ? {
          zh: `“${name}”的登记已撤销，凭证 ${number} 无效，资产转入备查簿`,
          en: `The registration of “${name}” is revoked; certificate ${number} is void`,
        }
      : {
          zh: `“${name}”的登记已注销，凭证 ${number} 自今日起无效`,
          en: `The registration of “${name}” has ended; certificate ${number} is void from today`,
        }
  const note = { kind: `certificate-${how}`, subject: number, basis: how === 'revoked' ? 'choice:revocation-decision' : '§4.7' }
  const days = choices['after-falling'].value
  const concerned = await findConcerned(tx, [assetId], today)
  const ended =
    how === 'revoked' && concerned.some(({ caseId: commission }) => commission)
      ? { zh: '；在办的意见书和评估委托一并终止', en: ', and open commissions end with it' }
      : { zh: '', en: '' }
  return [
    {
      ...note,
      organisationId: holderId,
      href,
      words: {
        zh: `${words.zh}${ended.zh}；请在${days}日内处理使用标识、其他登记和账面事项${remedies ? `。${remedies.zh}` : ''}`,
        en: `${words.en}${ended.en}. See to use marks, other registers and the books within ${days} days${remedies ? `. ${remedies.en}` : ''}`,
      },
    },
    ...concerned.map(({ organisationId, caseId: commission }) => ({
      ...note,
      organisationId,
      href: commission ? `/desk/cases/${commission}` : `/check/${number}`,
      words: commission
        ? ofCommission(how, words)
        : {
            zh: `${words.zh}；重新登记以前不得运营和使用（§4.6）`,
            en: `${words.en}. It is not operated or used until it is registered anew (§4.6)`,
          },
    })),
  ]
}

const ofCommission = (how: 'deregistered' | 'revoked', words: Words): Words =>
  how === 'revoked'
    ? { zh: `${words.zh}；贵机构承办的委托终止，不必再办`, en: `${words.en}. Your commission ends; nothing is left to do` }
    : words

/** A firm that is commissioned for a renewal goes on; who operates or uses the asset must stop. */
export function expiredNotes(
  { assetId, holderId, number, name, validUntil, held }: Standing & { readonly held: number },
  all: readonly Concerned[],
  today: string,
): NewNote[] {
  const renewal = renewalNow({ status: 'expired', validUntil }, held, today)
  const still = renewal
    ? {
        zh: `；他人办理的更正等占去的${held}日不计入续展申请期，${renewal.until}以前仍可以申请续展`,
        en: `. Cases of others took ${several(held, 'day')} of its renewal, which are given back: it may be asked for until ${renewal.until}`,
      }
    : { zh: '', en: '' }
  const note = { kind: 'certificate-expired', subject: number, basis: '§4.6' }
  const concerned = all.filter(({ organisationId, caseId }) => caseId === null && organisationId !== holderId)
  return [
    {
      ...note,
      organisationId: holderId,
      basis: renewal ? 'choice:renewal-held' : note.basis,
      words: {
        zh: `登记凭证 ${number} 已到期，资产转入备查簿${still.zh}`,
        en: `Certificate ${number} has expired; its asset is in the memorandum register${still.en}`,
      },
      href: `/desk/assets/${assetId}`,
    },
    ...concerned.map(({ organisationId }) => ({
      ...note,
      organisationId,
      words: {
        zh: `“${name}”的登记凭证 ${number} 已到期；续展或者重新登记以前不得运营和使用（§4.6）`,
        en: `Certificate ${number} of “${name}” has expired. It is not operated or used until it is renewed or registered anew (§4.6)`,
      },
      href: `/check/${number}`,
    })),
  ]
}
