import { textOf } from '#contract/text-of.ts'
import { choices } from '#law/choices.ts'
import type { Condition } from '#law/conditions.ts'
import { forms } from '#law/forms.ts'
import { dueOf } from '#server/cases/clocks.ts'
import type { Care, Fact, Why } from '#server/cases/lent.ts'
import { notFilled } from '#server/cases/not-filled.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type EarlierUse, findEarlierUse } from './taking-over.sql.ts'

const conclusions = forms['legacy-application'].sections[2].fields.opinionConclusion.options
type Said = CaseState['draft']
type Judge = (said: Said, use: EarlierUse, today: string) => Why | null

/** What must be true of an earlier registration to be taken over, each with the reason it is not (choice:legacy-registration). */
const judges: { readonly [C in Condition]?: Judge } = {
  'earlier-in-term': (said, _, today) => whyNotInTerm(said, today),
  'earlier-not-taken': ({ earlierNumber }, { certificate, isAsked }) =>
    typeof earlierNumber !== 'string'
      ? notFilled({ zh: '还没有填写原凭证编号', en: 'The number of the earlier certificate is not stated yet' })
      : certificate
        ? {
            zh: `原凭证${earlierNumber}已经转入，平台凭证为${certificate}`,
            en: `The earlier certificate ${earlierNumber} was taken over: ${certificate}`,
          }
        : isAsked
          ? {
              zh: `原凭证${earlierNumber}已在另一件存量登记中申请转入`,
              en: `The earlier certificate ${earlierNumber} is asked for in another case`,
            }
          : null,
  'earlier-papers': (said, use) => whyNotPapers(said, use),
  'noticed-before': ({ noticed }) =>
    noticed === 'yes' ? null : { zh: '原登记没有公示过', en: 'The earlier registration was not noticed' },
  'notice-due': ({ noticed }) =>
    noticed === 'yes' ? { zh: '原登记已公示过，不再公示', en: 'The earlier registration was noticed and is not noticed again' } : null,
  'earlier-outlasts-notice': (said, _, today) => whyTooShort(said, today),
}

/** What the reviewers mind although a check holds: a term longer than ours, and a number that is perhaps the same. */
const cares: { readonly [C in Condition]?: (said: Said, use: EarlierUse) => Care | null } = {
  'earlier-in-term': (said) => whenLong(said),
  'earlier-not-taken': (said, use) => whenAlike(said, use),
}

/** Judges an application to take over an earlier registration, as far as that was asked; one statement. */
export async function takingOverFacts(
  tx: Tx,
  kase: CaseState,
  wanted: readonly Condition[],
  today: string,
): Promise<{ [C in Condition]?: Fact }> {
  const mine = wanted.filter((name) => judges[name])
  if (mine.length === 0) return {}
  const papers = ['earlierPaper', 'opinionPaper', 'valuationPaper'].flatMap((field) => digestOf(kase.draft[field]))
  const use = await findEarlierUse(tx, {
    caseId: kase.id,
    holderId: kase.holderId,
    number: textOf(kase.draft['earlierNumber'] ?? ''),
    papers,
  })
  return Object.fromEntries(
    mine.map((name): [Condition, Fact] => {
      const why = judges[name]!(kase.draft, use, today)
      if (why) return [name, { holds: false, why }]
      const care = cares[name]?.(kase.draft, use)
      return [name, care ? { holds: true, care } : { holds: true }]
    }),
  )
}

function digestOf(paper: unknown): string[] {
  return typeof paper === 'object' && paper !== null && 'sha256' in paper ? [String(paper.sha256)] : []
}

const firstRegistration = {
  zh: '出具机构或意见类型填错的，请改正；没有填错的，撤回本办件，办理首次登记',
  en: 'Correct the firm or the conclusion where it is a slip; otherwise withdraw this case and apply for first registration',
}

function whyNotPapers(said: Said, { holderName, filed }: EarlierUse): Why | null {
  const conclusion = conclusions[said['opinionConclusion'] as keyof typeof conclusions]
  if (!conclusion) return notFilled({ zh: '还没有填写意见类型', en: 'The conclusion of the opinion is not stated yet' })
  if (said['opinionConclusion'] !== 'unqualified')
    return {
      zh: `原法律意见书是${conclusion.zh}，不是无保留意见`,
      en: `The earlier opinion is of kind “${conclusion.en}”, not unqualified`,
      remedy: firstRegistration,
    }
  const own = [said['opinionFirm'], said['valuationFirm']].find((firm) => firm === holderName)
  if (own)
    return {
      zh: `${holderName}不能为自己出具意见书或评估报告`,
      en: `${holderName} cannot give a paper on its own asset`,
      remedy: firstRegistration,
    }
  return filed < 3
    ? {
        zh:
          filed === 0
            ? '原凭证、意见书、评估报告三份文件还没有上传到本办件'
            : `原凭证、意见书、评估报告三份文件中只有${filed}份已上传到本办件；三份须是不同的文件，同一份文件上传多次只算一份`,
        en: `Only ${filed} of the three papers (certificate, opinion, report) were brought into this case, each a file of its own`,
      }
    : null
}

/** Why an earlier registration is outside its term, or was made when the platform had begun; null when it is within. Pure. */
export function whyNotInTerm({ earlierOn, earlierUntil }: Said, today: string): Why | null {
  if (typeof earlierOn !== 'string' || typeof earlierUntil !== 'string')
    return notFilled({ zh: '还没有填写原凭证的发放日期和有效期', en: 'Day and term of the earlier certificate are not stated yet' })
  const begun = choices['legacy-registration'].value
  if (earlierOn >= begun)
    return {
      zh: `原凭证于${earlierOn}发放，平台已于${begun}启用`,
      en: `The earlier certificate is of ${earlierOn}, the platform began on ${begun}`,
    }
  return earlierUntil < today ? { zh: `原凭证已于${earlierUntil}到期`, en: `The earlier certificate ended on ${earlierUntil}` } : null
}

/** A notice begun today ends in the certificate on the day after its last one: until then the earlier term must run. */
function whyTooShort({ noticed, earlierUntil }: Said, today: string): Why | null {
  if (noticed === 'yes' || typeof earlierUntil !== 'string') return null
  const ends = dueOf({ limit: choices['notice-period'].value, used: 0, since: today })!.on
  return earlierUntil <= ends
    ? {
        zh: `公示到${ends}届满，此后才能发放凭证，原凭证${earlierUntil}已到期`,
        en: `A notice would end on ${ends} and the certificate follow; the earlier one ends on ${earlierUntil}`,
      }
    : null
}

function whenLong({ earlierOn, earlierUntil }: Said): Care | null {
  const { value: years } = choices['certificate-validity']
  if (
    typeof earlierOn !== 'string' ||
    typeof earlierUntil !== 'string' ||
    earlierUntil <= `${Number(earlierOn.slice(0, 4)) + years}${earlierOn.slice(4)}`
  )
    return null
  return {
    basis: 'choice:certificate-validity',
    zh: `原凭证自${earlierOn}至${earlierUntil}，长于本平台凭证的${years}年，请与原凭证核对`,
    en: `The earlier term, ${earlierOn} to ${earlierUntil}, is longer than the ${years} years of ours: compare it with the certificate`,
  }
}

function whenAlike({ earlierNumber }: Said, { alike, isAlikeAsked }: EarlierUse): Care | null {
  if (!alike && !isAlikeAsked) return null
  const [zh, en] = alike
    ? [`已经转入，平台凭证为${alike}`, `was taken over: ${alike}`]
    : ['正在另一件存量登记中申请转入', 'is asked for in another case']
  return {
    basis: 'choice:legacy-registration',
    zh: `去掉分隔符后与${textOf(earlierNumber ?? '')}相同的编号${zh}，请核对是否同一原凭证`,
    en: `A number equal to ${textOf(earlierNumber ?? '')} but for its separators ${en}; find out whether it is the same certificate`,
  }
}
