import { textOf } from '#contract/text-of.ts'
import { choices } from '#law/choices.ts'
import type { Condition } from '#law/conditions.ts'
import { organisationKinds, type OrganisationKind, utilityKinds } from '#law/parties.ts'
import { several } from '#law/words.ts'
import type { Fact, FactLender, Why } from '#server/cases/lent.ts'
import { notFilled } from '#server/cases/not-filled.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findOrganisation } from '#server/parties/organisations.sql.ts'
import { countApplications, scoringStands } from './applications.sql.ts'
import { criteriaOf, scopeOf, whyNotWeighed } from './calling.ts'
import { findCall, isOver } from './calls.sql.ts'
import { entryStands } from './credit.sql.ts'
import { whyNotEntrusted } from './entrusting.ts'
import { missingParts } from './operating.ts'
import { assetsInScope, ownRegistered } from './scope.sql.ts'
import { findOperated, findStanding } from './standing.sql.ts'

type Judge = (tx: Tx, kase: CaseState, today: string) => Promise<Why | null>

/** What is written: the draft while it is one, the answers afterwards. */
const written = (kase: CaseState) => ({ ...kase.answers, ...kase.draft })

/** Each check with the reason it does not hold; null when it holds. */
const judges: { readonly [C in Condition]?: Judge } = {
  'criteria-weighed': async (_, kase) => whyNotWeighed(criteriaOf(written(kase))),
  'scope-found': whyNoScope,
  'applications-closed': whyNotClosed,
  'applications-judged': async (tx, { id }) => {
    const { open, qualified } = await countApplications(tx, id)
    return open > 0
      ? { zh: `还有${open}份申请没有审查结论`, en: `${several(open, 'application was', 'applications were')} not judged yet` }
      : qualified === 0
        ? { zh: '没有资格合格的申请', en: 'No applicant qualifies' }
        : null
  },
  'experts-named': whyFewExperts,
  'scores-in': async (tx, { id }) => {
    const { missing } = await scoringStands(tx, id)
    return missing > 0 ? { zh: `还差${missing}份评分`, en: `${several(missing, 'score is', 'scores are')} missing` } : null
  },
  'is-utility': async (_, { holderKind }) =>
    utilityKinds.includes(holderKind as OrganisationKind)
      ? null
      : { zh: '该单位不是公用企业', en: 'This organisation is no public utility' },
  'own-registered': async (tx, { subjectId }, today) =>
    (await ownRegistered(tx, subjectId, today)).length > 0
      ? null
      : { zh: '本单位没有尚未纳入运营权限的已登记资产', en: 'The unit has no registered asset outside a mandate of its own' },
  'protection-level': async (_, kase) => {
    const { part, level } = written(kase)
    return part === 'mlps' && Number(level) < 3
      ? { zh: '等保级别低于三级，不能作为运营的依据', en: 'The protection level is below 3' }
      : null
  },
  'not-public-unit': async (_, { holderKind }) =>
    organisationKinds[holderKind as OrganisationKind]?.isPublic
      ? { zh: '行政事业单位不得擅自对外提供数据', en: 'A public unit does not supply data outside on its own' }
      : null,
  'operator-stands': whyOperatorFalls,
  'entrustment-stands': whyNotEntrusted,
  'is-operator': whyNotSanctioned,
  'termination-proposed': async (_, { answers }) =>
    answers['sanctionKind'] === 'termination' ? null : { zh: '拟处理方式不是终止运营', en: 'Termination was not proposed' },
  'termination-not-proposed': async (_, { answers }) =>
    answers['sanctionKind'] === 'termination'
      ? { zh: '拟处理方式是终止运营，须交接', en: 'Termination was proposed and asks for a handover' }
      : null,
  'credit-stands': async (tx, kase) =>
    (await entryStands(tx, kase.subjectId, textOf(written(kase)['creditNumber'] ?? '')))
      ? null
      : { zh: '没有这个编号的、仍在计分的扣分记录', en: 'No entry of that number counts' },
}

/** Lends what is asked about operators: selection, mandates, compliance, sanctions and credit (chapter 5, 7.4, 8.2). */
export const operatorFacts: FactLender = async (tx, kase, wanted, today) => {
  const facts: { [C in Condition]?: Fact } = {}
  for (const name of wanted) {
    if (name === 'has-mandate') facts[name] = await mandateFact(tx, kase, today)
    const why = judges[name] && (await judges[name](tx, kase, today))
    if (judges[name]) facts[name] = why ? { holds: false, why } : { holds: true }
  }
  return facts
}

/** Whether there is anything to end, and for whoever decides on an exit how much ends with it. */
async function mandateFact(tx: Tx, { subjectId }: CaseState, today: string): Promise<Fact> {
  const { mandates, assets, agreements } = await findOperated(tx, subjectId, today)
  if (mandates === 0) return { holds: false, why: { zh: '没有在期的运营权限', en: 'No mandate is in force' } }
  return {
    holds: true,
    says: {
      zh: `运营权限${mandates}项，含资产${assets}项；在期使用合同${agreements}份`,
      en: `${several(mandates, 'mandate', 'mandates')} over ${several(assets, 'asset', 'assets')}; ${several(agreements, 'agreement', 'agreements')} in force`,
    },
  }
}

async function whyNoScope(tx: Tx, kase: CaseState, today: string): Promise<Why | null> {
  const scope = scopeOf(written(kase))
  const found = await assetsInScope(tx, scope, today)
  if (found.length === 0)
    return { zh: '范围内没有行政事业单位已登记的数据资产', en: 'The scope holds no registered asset of a public unit' }
  return 'numbers' in scope && found.length < scope.numbers.length
    ? {
        zh: `${scope.numbers.length}个凭证编号中只找到${found.length}项行政事业单位的有效登记`,
        en: `Of ${scope.numbers.length} numbers only ${found.length} are valid registrations of public units`,
      }
    : null
}

async function whyNotClosed(tx: Tx, { id }: CaseState, today: string): Promise<Why | null> {
  const call = await findCall(tx, id)
  if (!call || !isOver(call, today))
    return { zh: `报名到${call?.applyUntil ?? ''}截止，次日起可以截止`, en: `Applications are open until ${call?.applyUntil ?? ''}` }
  return (await countApplications(tx, id)).all === 0 ? { zh: '没有单位报名', en: 'Nobody applied' } : null
}

async function whyFewExperts(tx: Tx, { id }: CaseState): Promise<Why | null> {
  const { experts, partial } = await scoringStands(tx, id)
  const { value } = choices['selection-scoring']
  if (partial.length > 0)
    return { zh: `专家${partial.join('、')}在申请单位任职，须解聘`, en: `Experts of an applicant must be dismissed: ${partial.join(', ')}` }
  return experts < value ? { zh: `至少聘请${value}名专家，现有${experts}名`, en: `At least ${value} experts; there are ${experts}` } : null
}

/** A sanction is about an operator; only one that is suspended is resumed, so that nobody is heard about nothing (§8.2). */
async function whyNotSanctioned(tx: Tx, kase: CaseState, today: string): Promise<Why | null> {
  if (!(await findOrganisation(tx, kase.subjectId))?.roles.includes('operator'))
    return { zh: '该单位不是运营主体', en: 'This organisation is no operator' }
  if (written(kase)['sanctionKind'] !== 'resumption' || (await findStanding(tx, kase.subjectId, null, today))?.suspension) return null
  return { zh: '该运营主体没有被暂停运营，没有可以恢复的', en: 'This operator is not suspended; there is nothing to resume' }
}

async function whyOperatorFalls(tx: Tx, kase: CaseState, today: string): Promise<Why | null> {
  const operatorId = textOf(kase.addresseeId ?? written(kase)['operator'] ?? '')
  if (!/^[0-9a-f-]{36}$/.test(operatorId)) return notFilled({ zh: '还没有选择受托运营主体', en: 'No operator is chosen yet' })
  const found = await findStanding(tx, operatorId, null, today)
  if (found?.suspension)
    return { zh: `受托单位已被暂停运营（办件${found.suspension}）`, en: `It is suspended (case ${found.suspension})`, basis: '§8.2' }
  if (found?.leaving)
    return {
      zh: `受托单位的退出已获同意（办件${found.leaving}），不再接受委托`,
      en: `Its exit is agreed (case ${found.leaving}): it is entrusted with nothing new`,
      basis: 'choice:exit-settled',
      remedy: { zh: '另选运营主体', en: 'Choose another operator' },
    }
  if (!found?.isOperator || found.mandate?.state !== 'live')
    return { zh: '受托单位没有经选取、在期、未暂停的运营权限', en: 'It has no mandate by selection in force' }
  const missing = missingParts(found.parts)
  return (
    missing && {
      zh: `受托单位的合规档案不完整或已过期：${missing.zh}`,
      en: `Its compliance file is missing or expired: ${missing.en}`,
      basis: '§7.4',
    }
  )
}
