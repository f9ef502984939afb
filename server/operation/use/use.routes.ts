import type { z } from 'zod'
import { reasonWords } from '#contract/odrl/reasons.ts'
import { type Agreement, type EvaluationLine, useRoutes } from '#contract/use.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import { auditLine, noteReading } from '#server/audit/noting.ts'
import type { Visitor } from '#server/http/ask.ts'
import {
  type AgreementRow,
  agreementsBy,
  countAgreements,
  findAgreement,
  holdAgreement,
  listAgreements,
  resume,
  suspend,
  takeOver,
} from './agreements.sql.ts'
import { countEvaluations, listEvaluations, type StoredEvaluation } from './evaluations.sql.ts'
import { countFilings, filingsBy, listFilings } from './filings.sql.ts'
import { judge } from './judge.ts'

/** Filed developers, agreements for use, and the judgement of every use (§5.4, §5.5, §7.6). */
export function useHandlings(): Handling[] {
  return [
    handle(useRoutes.listFilings, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = filingsBy(query.sort)
        const rows = await listFilings(tx, query, ask.today, by.place(query))
        return toPage(rows, query.limit, await countOf(rows, query, () => countFilings(tx, query, ask.today)), by.keysOf)
      }),
    ),
    handle(useRoutes.listAgreements, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = agreementsBy(query.sort)
        const rows = await listAgreements(tx, query, ask.today, by.place(query))
        return toPage(rows, query.limit, await countOf(rows, query, () => countAgreements(tx, query, ask.today)), by.keysOf)
      }),
    ),
    handle(useRoutes.readAgreement, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const found = await findAgreement(tx, params.id, ask.today)
        if (!found) throw notFound()
        await noteReading(tx, ask, 'read-agreement', { kind: 'agreement', id: found.id, holderId: found.holderId })
        return agreementFor(found, ask.visitor)
      }),
    ),
    handle(useRoutes.suspendAgreement, (ask, { params, body }) =>
      ask.transaction((tx) => change(tx, ask, params.id, body, 'suspend-agreement')),
    ),
    handle(useRoutes.resumeAgreement, (ask, { params, body }) =>
      ask.transaction((tx) => change(tx, ask, params.id, body, 'resume-agreement')),
    ),
    handle(useRoutes.evaluateUse, (ask, { params, body: { key, ...asked } }) =>
      ask.transaction(async (tx) => {
        const { visitor } = ask
        if (visitor.organisationId === null) throw notFound()
        const { evaluation, agreement, isNew } = await judge(tx, {
          agreementId: params.id,
          key,
          asked,
          by: { organisationId: visitor.organisationId, name: visitor.officerName },
          at: ask.now,
          today: ask.today,
        })
        if (isNew)
          await recordAudit(
            tx,
            auditLine(
              ask,
              'evaluate-use',
              { kind: 'agreement', id: agreement.id, holderId: agreement.holderId },
              {
                number: agreement.number,
                seq: evaluation.seq,
                outcome: evaluation.outcome,
                reason: evaluation.reason,
                digest: evaluation.digest,
              },
            ),
            ask.now,
          )
        return evaluationLine(evaluation)
      }),
    ),
    handle(useRoutes.listEvaluations, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        const found = await findAgreement(tx, params.id, ask.today)
        if (!found) throw notFound()
        await noteReading(tx, ask, 'read-agreement', { kind: 'agreement', id: found.id, holderId: found.holderId }, { what: 'evaluations' })
        const rows = await listEvaluations(tx, params.id, query, { limit: query.limit + 1, after: fromCursor(query.cursor, ['number']) })
        return toPage(
          rows,
          query.limit,
          await countOf(rows, query, () => countEvaluations(tx, params.id, query)),
          (e) => [e.seq],
          evaluationLine,
        )
      }),
    ),
  ]
}

function evaluationLine({ id, seq, asked, outcome, reason, byName, at, digest }: StoredEvaluation): EvaluationLine {
  return { id, seq, asked, outcome, reason, words: reasonWords(reason), byName, at, digest }
}

/** Who may stop a use at once: its operator, the holder of the asset, and the offices that supervise operators (§5.3, §5.5, §8.3). */
function mayStop({ role, organisationId }: Visitor, { operatorId, holderId }: AgreementRow): boolean {
  return (
    role === 'data-bureau' ||
    role === 'registrar' ||
    (role === 'operator' && organisationId === operatorId) ||
    (role === 'producer' && organisationId === holderId)
  )
}

/**
 * Who may stop a use that is stopped already: the holder what its operator stopped, an office what a party stopped, the Data Bureau what
 * anybody else did, so that it goes on at nobody’s word below theirs (choice:agreement-grant).
 */
function mayTakeOver(visitor: Visitor, row: AgreementRow): boolean {
  if (!mayStop(visitor, row) || row.suspendedBy === visitor.organisationId) return false
  const parties = visitor.role === 'producer' ? [row.operatorId] : [row.operatorId, row.holderId]
  return visitor.role === 'data-bureau' || (visitor.role !== 'operator' && row.suspendedBy !== null && parties.includes(row.suspendedBy))
}

/** Who may let a use go on: whoever stopped it, and the Data Bureau; nobody undoes what an office or the other side stopped (choice:agreement-grant). */
function mayGoOn(visitor: Visitor, row: AgreementRow): boolean {
  return visitor.role === 'data-bureau' || (mayStop(visitor, row) && row.suspendedBy === visitor.organisationId)
}

const signatureOf = (name: string | null, at: Date | null) => (name !== null && at !== null ? { name, at: at.toISOString() } : null)
function agreementFor(row: AgreementRow, visitor: Visitor): z.input<typeof useRoutes.readAgreement.reply> & Agreement {
  const {
    renews,
    renewsNumber,
    signedOperatorName,
    signedOperatorAt,
    signedDeveloperName,
    signedDeveloperAt,
    suspendedAt,
    suspendedBy: _,
    endedAt,
    policy,
    ...kept
  } = row
  const isRunning = row.state === 'live' || row.state === 'planned' || row.state === 'suspended'
  return {
    ...kept,
    policy: policy as unknown as Agreement['policy'],
    renews: renews && renewsNumber ? { id: renews, number: renewsNumber } : null,
    signedByOperator: signatureOf(signedOperatorName, signedOperatorAt),
    signedByDeveloper: signatureOf(signedDeveloperName, signedDeveloperAt),
    suspendedAt: suspendedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    maySuspend: isRunning && (suspendedAt === null ? mayStop(visitor, row) : mayTakeOver(visitor, row)),
    mayResume: isRunning && suspendedAt !== null && mayGoOn(visitor, row),
  }
}

/** Suspends or resumes one agreement, with the reason and who said so; refused when it does not stand that way. */
async function change(
  tx: Tx,
  ask: Ask,
  id: string,
  { reason }: { reason: string },
  action: 'suspend-agreement' | 'resume-agreement',
): Promise<Agreement> {
  const found = (await holdAgreement(tx, id)) ? await findAgreement(tx, id, ask.today) : null
  if (!found || !mayStop(ask.visitor, found)) throw notFound()
  if (action === 'resume-agreement' && found.state === 'suspended' && !mayGoOn(ask.visitor, found))
    throw new Denied(409, {
      code: 'suspended-by-another',
      message: {
        zh: `合同${found.number}是别的单位暂停的：${found.suspendedWhy}`,
        en: `Agreement ${found.number} was suspended by another: ${found.suspendedWhy}`,
      },
      basis: 'choice:agreement-grant',
      remedy: { zh: '请暂停的单位或者市数据局恢复', en: 'Ask whoever suspended it, or the Data Bureau' },
    })
  const { maySuspend, mayResume } = agreementFor(found, ask.visitor)
  const [may, words] =
    action === 'suspend-agreement'
      ? ([maySuspend, { zh: '不能暂停', en: 'cannot be suspended' }] as const)
      : ([mayResume, { zh: '不能恢复', en: 'cannot be resumed' }] as const)
  if (!may)
    throw new Denied(409, {
      code: 'agreement-stands-otherwise',
      message: {
        zh: `合同${found.number}${words.zh}：未签订、已到期、已终止，或已经是这个状态`,
        en: `Agreement ${found.number} ${words.en}: it is unsigned, expired, ended, or stands so already`,
      },
      basis: 'choice:agreement-grant',
      remedy: { zh: '刷新后查看合同状态', en: 'Look at how it stands' },
    })
  const stop = { why: `${reason}（${ask.visitor.organisationName} ${ask.visitor.officerName}）`, by: ask.visitor.organisationId }
  if (action === 'resume-agreement') await resume(tx, { id })
  else await (found.suspendedAt ? takeOver(tx, id, stop) : suspend(tx, [id], { ...stop, caseId: null, at: ask.now }))
  await recordAudit(
    tx,
    auditLine(ask, action, { kind: 'agreement', id, holderId: found.holderId }, { number: found.number, reason }),
    ask.now,
  )
  return agreementFor((await findAgreement(tx, id, ask.today))!, ask.visitor)
}
