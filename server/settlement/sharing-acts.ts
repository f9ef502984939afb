import { canonicalJson } from '#contract/canonical.ts'
import type { SharingAgreement, SharingProposal } from '#contract/settlement.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, keyUsed, notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { auditLine } from '#server/audit/noting.ts'
import type { Jobs } from '#server/jobs/jobs.ts'
import { announce } from '#server/jobs/live.ts'
import { findUncovered } from './lapse.sql.ts'
import {
  bringIntoForce,
  findProposed,
  findSharers,
  findSharersBy,
  findSharing,
  holdSharing,
  insertSharing,
  signSharing,
} from './sharing.sql.ts'
import { problemsOfProposal } from './whynot-sharing.ts'

type Enqueuing = Pick<Jobs, 'enqueue'>

/** A sharing agreement that the visitor may read. */
export async function readable(tx: Tx, id: string): Promise<SharingAgreement> {
  const found = await findSharing(tx, id)
  if (!found) throw notFound()
  return found
}

/** What a proposal asks for, whether as it was sent or as it was made. */
const asked = ({
  productId,
  form,
  feePpm,
  taxPpm,
  costFen,
  effectiveOn,
  bounds,
  parties,
  first = null,
}: Pick<SharingAgreement, 'productId' | 'form' | 'feePpm' | 'taxPpm' | 'costFen' | 'effectiveOn' | 'bounds'> & {
  readonly parties: readonly Pick<SharingAgreement['parties'][number], 'organisationId' | 'part' | 'parts'>[]
  readonly first?: unknown
}) => ({
  productId,
  form,
  feePpm,
  taxPpm,
  costFen,
  effectiveOn,
  bounds,
  parties: parties.map(({ organisationId, part, parts }) => ({ organisationId, part, parts })),
  first,
})

/** What the proposal asked for by which an agreement was made. */
const askedBy = ({ firstFen, firstPosition, ...made }: SharingAgreement) =>
  asked(firstFen === null ? made : { ...made, first: { position: firstPosition, fen: firstFen } })

/** An operator proposes how the income of its product is shared, as the next version; a repeat under the same key answers what was made (§6.4). */
export async function propose(tx: Tx, ask: Ask, jobs: Enqueuing, proposal: SharingProposal): Promise<SharingAgreement> {
  const operatorId = ask.visitor.organisationId!
  const { productId, form } = proposal
  const before = await findProposed(tx, operatorId, proposal.key)
  if (before) {
    const made = await readable(tx, before)
    if (canonicalJson(asked(proposal)) !== canonicalJson(askedBy(made))) throw keyUsed('choice:seen-version')
    return made
  }
  const kinds = await judgeProposal(tx, operatorId, proposal, ask.today)
  const id = await insertSharing(tx, operatorId, proposal, kinds, { name: ask.visitor.officerName, at: ask.now })
  const what = { kind: 'sharing-agreement', id, holderId: operatorId } as const
  await recordAudit(tx, auditLine(ask, 'propose-sharing', what, { productId, form }), ask.now)
  await announce(tx, { kind: 'sharing', id })
  await jobs.enqueue(tx, 'tell-settlement', { what: 'sign', id })
  return readable(tx, id)
}

/** Throws what a proposal cannot be entered for; answers of which kind the organisations are that share. */
async function judgeProposal(tx: Tx, operatorId: string, proposal: SharingProposal, today: string): Promise<Map<string, string>> {
  const sharers = await findSharers(tx, proposal.productId)
  if (!sharers || sharers.operatorId !== operatorId) throw notFound()
  if (sharers.isDraft)
    throw new Denied(409, {
      code: 'product-draft',
      message: {
        zh: '该产品还在审查、备案，来源还可能改动，各方尚未确定',
        en: 'The product is still being reviewed and filed: its sources may change, and with them who shares',
      },
      basis: 'choice:sharing-signatures',
      remedy: { zh: '审查、备案办结以后再拟订', en: 'Propose once its review and filing are concluded' },
    })
  const ids = new Set([...proposal.parties.map((party) => party.organisationId), ...sharers.holderIds])
  const known = new Map((await findSharersBy(tx, [...ids])).map((each) => [each.id, each]))
  const uncovered = await findUncovered(tx, proposal.productId, today)
  const faults = problemsOfProposal(proposal, { ...sharers, operatorId, uncovered }, known)
  if (faults.length > 0) throw invalid(faults, '§6.4')
  return new Map([...known].map(([id, { kind }]) => [id, kind]))
}

/** A party signs in the part it is named with; the last signature brings the agreement into force. */
export async function sign(tx: Tx, ask: Ask, jobs: Enqueuing, id: string): Promise<SharingAgreement> {
  const { organisationId, officerId, officerName, role } = ask.visitor
  await holdSharing(tx, id)
  const found = await readable(tx, id)
  const party = found.parties.find((each) => each.organisationId === organisationId)
  const isItsPart = party && role === (party.part === 'regulation' ? 'finance-bureau' : party.part)
  if (!isItsPart || !organisationId || !officerId)
    throw new Denied(409, {
      code: 'not-a-party',
      message: { zh: '您的岗位不代表协议中的任何一方', en: 'Your post stands for no party of the agreement' },
      basis: 'choice:sharing-signatures',
      remedy: { zh: '由协议所列单位以所列身份的经办人确认', en: 'An officer of a party, in the part it is named with, signs' },
    })
  if (found.supersededBy !== null)
    throw new Denied(409, {
      code: 'sharing-superseded',
      message: {
        zh: `第${found.supersededBy}版已经生效，第${found.version}版作废`,
        en: `Version ${found.supersededBy} is in force, version ${found.version} is void`,
      },
      basis: 'choice:sharing-signatures',
      remedy: {
        zh: `不用再确认；第${found.supersededBy}版需要调整的，请运营主体拟订新版本`,
        en: `No signature is needed; to change version ${found.supersededBy}, ask the operator for a new one`,
      },
    })
  if (found.lapsedOn)
    throw new Denied(409, {
      code: 'sharing-lapsed',
      message: {
        zh: `来源资产已转移，这份协议自${found.lapsedOn}起不再适用`,
        en: `A source has passed on: this agreement counts no more from ${found.lapsedOn} on`,
      },
      basis: 'choice:sharing-after-transfer',
      remedy: { zh: '请运营主体拟订列入新持有单位的新版本', en: 'Ask the operator for a new version with the new holder' },
    })
  if (!(await signSharing(tx, id, { organisationId, officerId, officerName, at: ask.now })))
    throw new Denied(409, {
      code: 'signed',
      message: { zh: `本单位已由${party.signedName}确认`, en: `Your organisation has signed, through ${party.signedName}` },
      basis: 'choice:sharing-signatures',
      remedy: { zh: '每方只确认一次；需要调整的拟订新版本', en: 'Each party signs once; propose a new version to change it' },
    })
  if (await bringIntoForce(tx, id, ask.now)) await jobs.enqueue(tx, 'tell-settlement', { what: 'in-force', id })
  await recordAudit(
    tx,
    auditLine(ask, 'sign-sharing', { kind: 'sharing-agreement', id, holderId: found.operatorId }, { number: found.number }),
    ask.now,
  )
  await announce(tx, { kind: 'sharing', id })
  return readable(tx, id)
}
