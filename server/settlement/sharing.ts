import { settlementRoutes as routes, type SharingAgreement } from '#contract/settlement.ts'
import { canonicalJson } from '#contract/canonical.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, keyUsed, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import type { Jobs } from '#server/jobs/jobs.ts'
import { auditLine } from '#server/inventory/noting.ts'
import { announce } from '#server/jobs/live.ts'
import { findUncovered } from './lapse.sql.ts'
import {
  bringIntoForce,
  countSharing,
  findProposed,
  findSharers,
  findSharersBy,
  findSharing,
  holdSharing,
  insertSharing,
  listSharing,
  signSharing,
} from './sharing.sql.ts'
import { countProducts, listProducts } from './sharing-products.sql.ts'
import { problemsOfProposal } from './whynot-sharing.ts'

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

/** Sharing agreements: list, one, proposal by the operator, signature by each party (§6.4). */
export function sharingHandlings(jobs: Pick<Jobs, 'enqueue'>): Handling[] {
  return [
    handle(routes.listSharingAgreements, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listSharing(tx, query, { limit: query.limit + 1, after: fromCursor(query.cursor, ['instant', 'uuid']) })
        return toPage(rows, query.limit, await countOf(rows, query, () => countSharing(tx, query)), (row) => [row.madeAt, row.id])
      }),
    ),
    handle(routes.listSharingProducts, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listProducts(
          tx,
          ask.visitor.organisationId!,
          { ...query, today: ask.today },
          { limit: query.limit + 1, after: fromCursor(query.cursor, ['instant', 'uuid']) },
        )
        return toPage(
          rows,
          query.limit,
          await countOf(rows, query, () => countProducts(tx, ask.visitor.organisationId!, query)),
          (row) => [row.madeAt, row.id],
          ({ id, name, isPublic, inForce, lapsedOn, uncovered, parties }) => ({
            id,
            name,
            isPublic,
            inForce,
            lapsedOn,
            uncovered,
            parties,
          }),
        )
      }),
    ),
    handle(routes.readSharingAgreement, (ask, { params }) => ask.transaction((tx) => readable(tx, params.id))),
    handle(routes.proposeSharing, (ask, { body }) =>
      ask.transaction(async (tx) => {
        const operatorId = ask.visitor.organisationId!
        const before = await findProposed(tx, operatorId, body.key)
        if (before) {
          const made = await readable(tx, before)
          if (
            canonicalJson(asked(body)) !==
            canonicalJson(
              asked({ ...made, ...(made.firstFen === null ? {} : { first: { position: made.firstPosition, fen: made.firstFen } }) }),
            )
          )
            throw keyUsed('choice:seen-version')
          return made
        }
        const sharers = await findSharers(tx, body.productId)
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
        const known = new Map(
          (await findSharersBy(tx, [...new Set([...body.parties.map((party) => party.organisationId), ...sharers.holderIds])])).map(
            (each) => [each.id, each],
          ),
        )
        const faults = problemsOfProposal(
          body,
          { ...sharers, operatorId, uncovered: await findUncovered(tx, body.productId, ask.today) },
          known,
        )
        if (faults.length > 0) throw invalid(faults, '§6.4')
        const id = await insertSharing(tx, operatorId, body, new Map([...known].map(([key, { kind }]) => [key, kind])), {
          name: ask.visitor.officerName,
          at: ask.now,
        })
        await recordAudit(
          tx,
          auditLine(
            ask,
            'propose-sharing',
            { kind: 'sharing-agreement', id, holderId: operatorId },
            { productId: body.productId, form: body.form },
          ),
          ask.now,
        )
        await announce(tx, { kind: 'sharing', id })
        await jobs.enqueue(tx, 'tell-settlement', { what: 'sign', id })
        return readable(tx, id)
      }),
    ),
    handle(routes.signSharing, (ask, { params }) => ask.transaction((tx) => sign(tx, ask, jobs, params.id))),
  ]
}

async function sign(tx: Tx, ask: Ask, jobs: Pick<Jobs, 'enqueue'>, id: string): Promise<SharingAgreement> {
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

async function readable(tx: Tx, id: string): Promise<SharingAgreement> {
  const found = await findSharing(tx, id)
  if (!found) throw notFound()
  return found
}
