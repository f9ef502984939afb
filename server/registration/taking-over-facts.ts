import { textOf } from '#contract/text-of.ts'
import { provisional } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import type { Condition } from '#law/conditions.ts'
import { forms } from '#law/forms.ts'
import type { Words } from '#law/words.ts'
import type { Fact } from '#server/cases/lent.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type EarlierUse, findEarlierUse } from './taking-over.sql.ts'

const conclusions = forms['legacy-application'].sections[2].fields.opinionConclusion.options
type Said = CaseState['draft']
type Judge = (said: Said, use: EarlierUse, today: string) => Words | null

/** What must be true of an earlier registration to be taken over, each with the reason it is not (choice:legacy-registration). */
const judges: { readonly [C in Condition]?: Judge } = {
  'earlier-in-term': ({ earlierUntil }, _, today) => typeof earlierUntil !== 'string' ? { zh: '还没有填写原凭证的有效期', en: 'The term of the earlier certificate is not stated yet' }
    : earlierUntil < today ? { zh: `原凭证已于${earlierUntil}到期`, en: `The earlier certificate ended on ${earlierUntil}` } : null,
  'earlier-not-taken': ({ earlierNumber }, { certificate, isAsked }) => typeof earlierNumber !== 'string' ? { zh: '还没有填写原凭证编号', en: 'The number of the earlier certificate is not stated yet' }
    : certificate ? { zh: `原凭证${earlierNumber}已经转入，平台凭证为${certificate}`, en: `The earlier certificate ${earlierNumber} was taken over: ${certificate}` }
    : isAsked ? { zh: `原凭证${earlierNumber}已在另一件存量登记中申请转入`, en: `The earlier certificate ${earlierNumber} is asked for in another case` } : null,
  'earlier-papers': (said, use) => whyNotPapers(said, use),
  'noticed-before': ({ noticed }) => noticed === 'yes' ? null : { zh: '原登记没有公示过', en: 'The earlier registration was not noticed' },
  'notice-due': (said, _, today) => whyNoNotice(said, today),
}

/** Judges an application to take over an earlier registration, as far as that was asked; one statement. */
export async function takingOverFacts(tx: Tx, kase: CaseState, wanted: readonly Condition[], today: string): Promise<{ [C in Condition]?: Fact }> {
  const mine = wanted.filter((name) => judges[name])
  if (mine.length === 0) return {}
  const papers = ['earlierPaper', 'opinionPaper', 'valuationPaper'].flatMap((field) => digestOf(kase.draft[field]))
  const use = await findEarlierUse(tx, { caseId: kase.id, holderId: kase.holderId, number: textOf(kase.draft['earlierNumber'] ?? ''), papers })
  return Object.fromEntries(mine.map((name): [Condition, Fact] => {
    const why = judges[name]!(kase.draft, use, today)
    return [name, why ? { holds: false, why } : { holds: true }]
  }))
}

function digestOf(paper: unknown): string[] {
  return typeof paper === 'object' && paper !== null && 'sha256' in paper ? [String(paper.sha256)] : []
}

function whyNotPapers(said: Said, { holderName, filed }: EarlierUse): Words | null {
  const conclusion = conclusions[said['opinionConclusion'] as keyof typeof conclusions]
  if (!conclusion) return { zh: '还没有填写意见类型', en: 'The conclusion of the opinion is not stated yet' }
  if (said['opinionConclusion'] !== 'unqualified') return { zh: `原法律意见书是${conclusion.zh}，不是无保留意见`, en: `The earlier opinion is of kind “${conclusion.en}”, not unqualified` }
  const own = [said['opinionFirm'], said['valuationFirm']].find((firm) => firm === holderName)
  if (own) return { zh: `${holderName}不能为自己出具意见书或评估报告`, en: `${holderName} cannot give a paper on its own asset` }
  return filed < 3 ? { zh: `原凭证、意见书、评估报告三份文件中只有${filed}份已上传到本办件，且须各不相同`, en: `Only ${filed} of the three papers (certificate, opinion, report) were brought into this case, each a file of its own` } : null
}

function whyNoNotice({ noticed, earlierUntil }: Said, today: string): Words | null {
  if (noticed === 'yes') return { zh: '原登记已公示过，不再公示', en: 'The earlier registration was noticed and is not noticed again' }
  const ends = provisional(today, choices['notice-period'].value).date
  return typeof earlierUntil === 'string' && earlierUntil < ends ? { zh: `公示到${ends}才结束，原凭证${earlierUntil}先到期`, en: `A notice would end on ${ends}, after the earlier certificate (${earlierUntil})` } : null
}
