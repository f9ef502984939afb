import { z } from 'zod'
import { usuallyUntil } from '#contract/valuation/usual-term.ts'
import { daysBetween } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import type { Condition } from '#law/conditions.ts'
import { forms } from '#law/forms.ts'
import type { Words } from '#law/words.ts'
import { allCares, type Care, type Fact, type FactLender, type Why } from '#server/cases/lent.ts'
import { notFilled } from '#server/cases/not-filled.ts'
import type { CaseState } from '#server/cases/state.ts'
import { alongWords } from './along.ts'
import { cardAfter } from './change-content.ts'
import { applies, changeFact, changeJudges, whenRenewalDue, whyRevoking } from './change-facts.ts'
import { correctionFact } from './correcting.ts'
import { type Barring, findBarring, findFacts, type Found, type FoundPaper } from './facts.sql.ts'
import {
  noneTied,
  recordOf,
  type Tied,
  tiedWriters,
  whenAgain,
  whenRepeated,
  whenUnlicensed,
  whyKin,
  whyNotRotated,
  whyUnlicensed,
} from './firm-facts.ts'
import { hearingFact } from './hearing.ts'
import { isInbound, whyNotInbound } from './inbound.ts'
import { endsSoon } from './paper-terms.ts'
import { termWords, whenDisputed, whyRightsOver } from './rights.ts'
import { findResting, type Resting } from './resting.sql.ts'
import { whenResting } from './resting.ts'
import { findUnfounded } from './unfounded.sql.ts'
import { type Unfounded, unfoundedWords } from './unfounded.ts'
import { takingOverFacts } from './taking-over-facts.ts'

/** What is judged: the case on a day, the firm it names, why that is kin where that was asked, and why whoever wrote a paper was. */
export type Judged = {
  readonly kase: CaseState
  readonly today: string
  readonly firmId: string | null
  readonly kin: Why | null
  readonly tied: Tied
  readonly unfounded: readonly Unfounded[]
  readonly resting: Resting | null
}
export type Judge = (found: Found, judged: Judged) => Why | null

const conclusions = forms['legal-opinion'].sections[2].fields.conclusion.options

/** Each check with the reason it does not hold, in the words of what is there instead; null when it holds. */
const judges: { readonly [C in Condition]?: Judge } = {
  'unqualified-opinion': (found, { today, tied }) => whyNotOpinion(found, today) ?? tied.opinion,
  'valuation-report': (found, { today, tied }) =>
    whyNotPaper({ zh: '价值评估报告', en: 'valuation report' }, found.valuation, found.version, today) ?? tied.valuation,
  'nothing-forbidden': (found, judged) => whyForbidden(found, judged),
  'never-registered': (found, { today }) => whyEverRegistered(found, today),
  'inbound-fits': (found, { kase }) => whyNotInbound(found, kase),
  'not-registered': (found, { today }) => whyRegistered(found, today),
  'certificate-fallen': ({ certificate }) =>
    certificate && {
      zh: `登记凭证${certificate.number}尚未注销（有效期至${certificate.validUntil}）`,
      en: `Certificate ${certificate.number} still stands (valid until ${certificate.validUntil})`,
    },
  'firm-independent': (found, judged) => whyNotIndependent(found, judged),
  'firm-rotated': ({ firmRecord }, { kase }) => whyNotRotated(firmRecord, kase),
  'firm-licensed': (found) => whyUnlicensed(found),
  ...changeJudges,
}

/**
 * What the deciding office minds although a check holds: a paper about to run out (choice:paper-expiry), a firm asked again with a reason
 * (choice:firm-rotation), or without a licence number (choice:firm-licence), opinions that differ (choice:several-opinions), rights that
 * are disputed (choice:disputed-rights), what ends with a transfer (choice:use-after-transfer), what rests on a registration that is to
 * end (choice:after-falling).
 */
const cares: { readonly [C in Condition]?: (found: Found, judged: Judged) => Care | null } = {
  'unqualified-opinion': ({ opinion, otherwise = [] }, { today }) =>
    allCares(whenDiffering(otherwise), whenEnding(opinion, today) ?? whenLong(opinion, 'issuedOn'), whenAgain(opinion)),
  'valuation-report': ({ valuation }, { today }) =>
    allCares(whenEnding(valuation, today) ?? whenLong(valuation, 'baseDate'), whenAgain(valuation)),
  'firm-independent': (found) => whenUnlicensed(found),
  'firm-rotated': ({ firmRecord }, { kase }) => whenRepeated(firmRecord, kase),
  'nothing-forbidden': ({ card }, { kase }) => whenDisputed(cardAfter(card, kase, kase.draft)),
  'receiver-fits': (_, { unfounded }) => whenUnfounded(unfounded),
  'in-register': (found, { kase, today, resting }) => (resting ? whenResting(resting, '注销') : whenRenewalDue(found, kase, today)),
  revocable: (_, { resting }) => resting && whenResting(resting, '撤销'),
}

/** On what a check that holds rests, where it would not be understood without: most data is not inbound, and with an asset passes what was agreed about it. */
const sayings: { readonly [C in Condition]?: (found: Found, judged: Judged) => Words | null } = {
  'nothing-forbidden': ({ card }, { kase }) => termWords(cardAfter(card, kase, kase.draft)),
  'inbound-fits': (found, { kase }) =>
    isInbound(found, kase)
      ? null
      : { zh: '信息卡没有标明是入境数据，不适用', en: 'The card does not call it inbound, so it does not apply' },
  'receiver-fits': ({ along }, { unfounded }) => along && alongWords(along, new Set(unfounded.map(({ number }) => number))),
}

/** Lends the checks of papers, prohibition and double registration to the desk; one statement for all that are wanted (§4.3–4.7). */
export const registrationFacts: FactLender = async (tx, kase, wanted, today) => {
  const mine = wanted.filter((name) => judges[name] && applies(name, kase))
  const changes = {
    ...(wanted.includes('something-changes') ? await changeFact(tx, kase, today) : {}),
    ...(await takingOverFacts(tx, kase, wanted, today)),
    ...(await correctionFact(tx, kase, wanted)),
    ...(await hearingFact(tx, kase, wanted)),
  }
  if (mine.length === 0 || kase.subjectKind !== 'asset') return changes
  if (mine.every((name) => name in bars)) {
    const found = await findBarring(tx, { assetId: kase.subjectId, caseId: kase.id })
    return {
      ...changes,
      ...Object.fromEntries(mine.map((name) => [name, factOf(found ? bars[name as keyof typeof bars](found, { kase, today }) : notFound)])),
    }
  }
  const firmId = firmOf(kase)
  const found = await findFacts(tx, {
    assetId: kase.subjectId,
    caseId: kase.id,
    firmId,
    today,
    record: mine.includes('firm-rotated') ? recordOf(kase, firmId, today) : null,
    asks: {
      revocation: mine.includes('no-revocation'),
      receiver: mine.includes('receiver-fits'),
      renewal: mine.includes('renewal-in-time'),
    },
  })
  const kin = found && firmId && mine.includes('firm-independent') ? await whyKin(tx, kase, firmId, today) : null
  const unfounded = found && firmId && mine.includes('receiver-fits') ? await findUnfounded(tx, kase.subjectId, firmId) : []
  const resting =
    found && endsWhen[kase.procedure]?.some((name) => mine.includes(name)) ? await findResting(tx, kase.subjectId, today) : null
  const tied = found ? await tiedWriters(tx, kase, found, mine, firmId) : noneTied
  const judged = { kase, today, firmId, kin, tied, unfounded, resting }
  const judge = (name: Condition): Fact => {
    const why = found ? judges[name]!(found, judged) : notFound
    if (why) return { holds: false, why }
    const care = found && cares[name]?.(found, judged)
    const says = found && sayings[name]?.(found, judged)
    return { holds: true, ...(says ? { says } : {}), ...(care ? { care } : {}) }
  }
  return { ...changes, ...Object.fromEntries(mine.map((name) => [name, judge(name)])) }
}

/** What is asked as a notice ends, by a statement of its own for all that end together. */
const bars = {
  'no-revocation': ({ revocation }: Barring) => whyRevoking(revocation),
  'nothing-forbidden': whyForbidden,
} as const satisfies { readonly [C in Condition]?: (found: Barring, judged: Pick<Judged, 'kase' | 'today'>) => Why | null }
const notFound: Words = { zh: '没有找到该数据资产', en: 'The asset was not found' }
const factOf = (why: Why | null): Fact => (why ? { holds: false, why } : { holds: true })

/** What a procedure that ends a registration asks of it. */
const endsWhen: { readonly [procedure: string]: readonly Condition[] } = {
  deregistration: ['in-register'],
  'registrar-deregistration': ['in-register'],
  revocation: ['revocable'],
}

/** Made once: to make a schema takes longer than all it is asked. */
const uuid = z.uuid()

function firmOf(kase: CaseState): string | null {
  const named = kase.draft['newHolder'] ?? kase.addresseeId ?? kase.draft['firm'] ?? kase.answers['firm']
  return uuid.safeParse(named).data ?? null
}

function whyNotPaper(kind: Words, paper: FoundPaper | null, version: number, today: string): Words | null {
  if (!paper) return { zh: `该资产还没有${kind.zh}`, en: `There is no ${kind.en} on this asset yet` }
  const which = { zh: `${kind.zh}（${paper.firm}，${paper.number}）`, en: `The ${kind.en} ${paper.number} by ${paper.firm}` }
  if (paper.version !== version)
    return {
      zh: `${which.zh}针对第${paper.version}版，资产现为第${version}版，须就当前版本重新出具`,
      en: `${which.en} is on version ${paper.version}, while the asset is at version ${version}`,
    }
  if (paper.validUntil < today) return { zh: `${which.zh}已于${paper.validUntil}过期`, en: `${which.en} expired on ${paper.validUntil}` }
  return null
}

function whenEnding(paper: FoundPaper | null, today: string): Care | null {
  if (!paper || !endsSoon(paper.validUntil, today)) return null
  const days = daysBetween(today, paper.validUntil)
  return {
    basis: 'choice:paper-expiry',
    zh: `${paper.number}有效期至${paper.validUntil}，还有${days}天；复审通过前到期的，须更换后才能通过`,
    en: `${paper.number} is valid until ${paper.validUntil}, ${days} more days; if it runs out before the second review passes, a new one is needed`,
  }
}

/** What other firms found on the same version where it is not what the registration rests on (choice:several-opinions). */
function whenDiffering(otherwise: NonNullable<Found['otherwise']>): Care | null {
  if (otherwise.length === 0) return null
  const said = otherwise.map(({ firm, number, conclusion }) => ({
    firm,
    number,
    kind: conclusions[conclusion as keyof typeof conclusions],
  }))
  return {
    basis: 'choice:several-opinions',
    zh: `就当前版本另有${said.map(({ firm, number, kind }) => `${firm}的${kind.zh}（${number}）`).join('、')}，请核对分歧所在`,
    en: `On this version there is also ${said.map(({ firm, number, kind }) => `an opinion of kind “${kind.en}” by ${firm} (${number})`).join(', ')}: see where they differ`,
  }
}

/** What a paper that is valid longer than usual, from the day it was given or its value is of, asks of whoever decides. */
const mindLong = {
  issuedOn: {
    since: (day: string): Words => ({ zh: `于${day}出具`, en: `was given on ${day}` }),
    mind: { zh: '请注意其后法律和数据情况是否有变', en: 'mind whether law and data are still as they were' },
  },
  baseDate: {
    since: (day: string): Words => ({ zh: `的基准日是${day}`, en: `has the base date ${day}` }),
    mind: { zh: '请核对报告并注意价值是否仍然反映现状', en: 'compare it with the report, and mind whether the amount still holds' },
  },
} as const
function whenLong(paper: FoundPaper | null, from: keyof typeof mindLong): Care | null {
  const day = paper?.[from]
  const until = day && usuallyUntil(day)
  if (!paper || !until || paper.validUntil <= until) return null
  const { since, mind } = mindLong[from]
  const months = choices['valuation-validity'].value
  return {
    basis: 'choice:valuation-validity',
    zh: `${paper.number}${since(day).zh}，有效期至${paper.validUntil}，长于通常的${months}个月（至${until}），${mind.zh}`,
    en: `${paper.number} ${since(day).en} and is valid until ${paper.validUntil}, longer than the usual ${months} months (until ${until}): ${mind.en}`,
  }
}

function whenUnfounded(unfounded: readonly Unfounded[]): Care | null {
  if (unfounded.length === 0) return null
  const { zh, en } = unfoundedWords(unfounded)
  return { basis: 'choice:use-after-transfer', zh: `转移生效时，${zh}`, en: `As the transfer takes effect, ${en}` }
}

function whyNotOpinion({ opinion, version }: Found, today: string): Words | null {
  const why = whyNotPaper({ zh: '合规性法律意见书', en: 'legal opinion' }, opinion, version, today)
  if (why || !opinion || opinion.conclusion === 'unqualified') return why
  const said = conclusions[opinion.conclusion as keyof typeof conclusions]
  return {
    zh: `${opinion.firm}就当前版本出具的是${said.zh}（${opinion.number}），不是无保留意见`,
    en: `${opinion.firm} gave an opinion of kind “${said.en}” on this version (${opinion.number}), not an unqualified one`,
  }
}

function whyForbidden({ importance, card }: Barring, { kase, today }: Pick<Judged, 'kase' | 'today'>): Why | null {
  if (importance === 'core')
    return {
      zh: '已认定或标记为核心数据，不得在本平台登记',
      en: 'It is marked or was found to be core data, which cannot be registered here',
    }
  if (importance !== 'general' && importance !== 'important')
    return {
      zh: '信息卡没有填写数据重要程度，无法判断是否属于核心数据',
      en: 'The card does not say how important the data is, so that core data cannot be ruled out',
    }
  return whyRightsOver(cardAfter(card, kase, kase.draft), today)
}

function whyRegistered({ certificate, otherCase }: Found, today: string): Words | null {
  if (certificate && certificate.validUntil < today)
    return {
      zh: `该资产已登记，凭证${certificate.number}已于${certificate.validUntil}到期，系统今日注明“已过期”，此后可以办理首次登记`,
      en: `Certificate ${certificate.number} expired on ${certificate.validUntil}; it is marked so today, and the asset can be registered anew after that`,
    }
  if (certificate)
    return { zh: `该资产已登记，凭证编号${certificate.number}`, en: `The asset is registered already: certificate ${certificate.number}` }
  return otherCase ? { zh: `该资产的登记正在办理：${otherCase}`, en: `A registration of this asset is open: ${otherCase}` } : null
}

function whyEverRegistered(found: Found, today: string): Words | null {
  const { last } = found
  return (
    whyRegistered(found, today) ??
    (last
      ? {
          zh: `该资产曾在本平台登记，凭证${last.number}已失效`,
          en: `The asset was registered here before; its certificate ${last.number} is over`,
        }
      : null)
  )
}

function whyNotIndependent({ firmName, isFirmActive }: Found, { kase, firmId, kin }: Judged): Why | null {
  if (!firmId) return notFilled({ zh: '还没有选择受托机构', en: 'No firm is chosen yet' })
  if (firmId === kase.applicantId || firmId === kase.holderId)
    return { zh: '受托机构就是委托单位自己', en: 'The firm is the commissioning unit itself' }
  if (firmName === null) return { zh: '没有这个机构', en: 'There is no such organisation' }
  return isFirmActive ? kin : { zh: `${firmName}已停用`, en: `${firmName} is not active any more` }
}
