import { z } from 'zod'
import { fieldsOf } from '#contract/forms.ts'
import type { Condition } from '#law/conditions.ts'
import { forms } from '#law/forms.ts'
import type { Fact, FactLender, Why } from '#server/cases/lent.ts'
import { notFilled } from '#server/cases/not-filled.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { kinshipOf } from '#server/parties/kinship.ts'
import { findOrganisation } from '#server/parties/organisations.sql.ts'
import { whyFileIncomplete } from '../operators/operating.ts'
import { findMandate } from './agreements.sql.ts'
import { findFiling } from './filings.sql.ts'

type Between = { readonly operatorId: string; readonly developerId: string | null; readonly today: string }
type Judge = (tx: Tx, kase: CaseState, between: Between) => Promise<Fact>
const not = (why: Why): Fact => ({ holds: false, why })
const developerLabel = fieldsOf(forms['use-request'])['developer']!.label

/** Made once: to make a schema takes longer than all it is asked. */
const uuid = z.uuid()

/** The developer a case speaks of: the organisation it is about, or the one its request names. */
function developerOf(kase: CaseState): string | null {
  if (kase.subjectKind === 'organisation') return kase.subjectId
  return uuid.safeParse(kase.draft['developer'] ?? kase.addresseeId).data ?? null
}

const judges: { readonly [C in Condition]?: Judge } = {
  'developer-active': async (tx, _, { developerId }) => {
    const developer = developerId ? await findOrganisation(tx, developerId) : undefined
    return developer?.isActive && developer.end === null && developer.roles.includes('developer')
      ? { holds: true }
      : not({
          zh: `${developer?.name ?? '所选单位'}不是在用的数据开发主体`,
          en: `${developer?.name ?? 'The organisation'} is no active data developer`,
        })
  },
  'developer-independent': async (tx, _, { operatorId, developerId, today }) => {
    if (developerId === null) return missing
    if (developerId === operatorId) return not({ zh: '运营主体不能作自己的开发主体', en: 'An operator is not its own developer' })
    const kin = await kinshipOf(tx, operatorId, developerId, today)
    return kin
      ? not({
          zh: `开发主体与运营主体有控制关系：${kin.zh.replaceAll('持有单位', '').replaceAll('本岗位所在的', '')}`,
          en: `Developer and operator are affiliated: ${kin.en.replaceAll('The holder ', '').replaceAll('the holder ', '')}`,
        })
      : { holds: true }
  },
  'developer-filed': async (tx, kase, { operatorId, developerId, today }) => {
    if (developerId === null) return missing
    const filing = await findFiling(tx, operatorId, developerId, today)
    // A review is what helps after one that was not passed; it needs the filing alone.
    if (filing && kase.subjectKind === 'asset') {
      if (filing.termination)
        return not({
          zh: `已对该开发主体提出终止使用（办件${filing.termination}），决定以前不再给予新的使用`,
          en: `Its termination is proposed (case ${filing.termination}): it gets no new use before that is decided`,
          basis: 'choice:termination-statement',
          remedy: { zh: '等终止使用的决定；认定不成立的可以继续', en: 'Wait for the decision; if nothing holds, go on' },
        })
      if (filing.reviewedWell === false)
        return not({
          zh: '最近一次定期审核没有通过，不再给予新的使用',
          en: 'It did not pass its last review: it gets no new use',
          basis: '§5.8',
          remedy: {
            zh: '整改后由运营主体再次审核，通过后可以继续',
            en: 'Once it mended, have the operator review it again; when it passes, go on',
          },
        })
    }
    if (filing)
      return {
        holds: true,
        says: { zh: `备案号${filing.number}，有效期至${filing.untilOn}`, en: `Filing ${filing.number}, until ${filing.untilOn}` },
      }
    return not({
      zh: `${(await findOrganisation(tx, developerId))?.name ?? '所选开发主体'}没有有效的备案`,
      en: 'The developer has no standing filing',
    })
  },
  mandated: async (tx, kase, { operatorId, today }) => {
    const mandate = kase.subjectKind === 'asset' ? await findMandate(tx, kase.subjectId, operatorId, today) : null
    if (!mandate)
      return not({
        zh: `没有对“${kase.title}”的有效运营授权：未授权、已到期、已暂停或已终止`,
        en: `There is no standing mandate over “${kase.title}”`,
      })
    if (mandate.leaving)
      return not({
        zh: `运营主体退出已获同意（办件${mandate.leaving}），不再提出、签订新的使用需求`,
        en: `The exit of the operator is agreed (case ${mandate.leaving}): it neither asks for nor signs a new use`,
        basis: 'choice:exit-settled',
      })
    // Who signs or reviews reads no mandate but knows it stands; the compliance file is read by every party.
    const problem = await whyFileIncomplete(tx, operatorId, today)
    if (problem)
      return not({
        ...problem.message,
        ...(problem.basis ? { basis: problem.basis } : {}),
        ...(problem.remedy ? { remedy: problem.remedy } : {}),
      })
    return {
      holds: true,
      says: { zh: `运营授权${mandate.number}，至${mandate.endsOn}`, en: `Mandate ${mandate.number}, until ${mandate.endsOn}` },
    }
  },
}
const missing = not(notFilled({ zh: `还没有填写“${developerLabel.zh}”`, en: `“${developerLabel.en}” is not filled in` }))

/** Whether the operator may operate the asset, by mandate and compliance file, and whether the developer is one that may use it (§5.2, §5.4, §7.4). */
export const useFacts: FactLender = async (tx, kase, wanted, today) => {
  const asked = wanted.filter((name) => judges[name])
  if (asked.length === 0 || kase.applicantId === null) return {}
  const between = { operatorId: kase.applicantId, developerId: developerOf(kase), today }
  const facts: { [C in Condition]?: Fact } = {}
  for (const name of asked) facts[name] = await judges[name]!(tx, kase, between)
  return facts
}
