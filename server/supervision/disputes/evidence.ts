import type { Evidence, EvidenceLine } from '#contract/evidence.ts'
import { toBase64 } from '#contract/proof/bytes.ts'
import { writeTlogProof } from '#contract/proof/tlog-proof.ts'
import { textOf } from '#contract/text-of.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { actorOf } from '#server/cases/cases.routes.ts'
import { procedureOf } from '#server/cases/known.ts'
import { openedRow } from '#server/cases/personal-answers.ts'
import { viewOf } from '#server/cases/view.ts'
import { findCaseRow } from '#server/cases/view.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import type { Ask } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { entriesOf } from '#server/trading/orders/orders.sql.ts'
import { historyOf } from '#server/proof/history.ts'
import { readTreeAbout } from '#server/proof/log.sql.ts'
import { findHead, noteOf } from '#server/proof/witnesses.sql.ts'
import { findLineTexts, findMatter, findProvenLines, type Matter } from './evidence.view.sql.ts'

/**
 * The evidence pack of a case for whoever may read it: what they may see of it, and of every line of the log at least the digest with what
 * proves it (§6.9); null when it is not there or hidden.
 */
export async function evidenceOf({ db, desk, config }: Platform, ask: Ask, caseId: string): Promise<Evidence | null> {
  const seen = await ask.transaction(async (tx) => {
    const row = await findCaseRow(tx, caseId)
    if (!row) return null
    await recordAudit(
      tx,
      {
        officerId: ask.visitor.officerId,
        organisationId: ask.visitor.organisationId,
        role: ask.visitor.role,
        action: 'export-evidence',
        objectKind: 'case',
        objectId: caseId,
        outcome: 'done',
        holderId: row.kase.holderId,
        requestId: ask.requestId,
        address: ask.address,
      },
      ask.now,
    )
    const view = viewOf(await openedRow(tx, desk.personal, procedureOf(row.kase), row), actorOf(ask), {}, ask.today)
    return {
      holder: row.holderName,
      view,
      texts: await findLineTexts(tx, { kind: 'case', id: caseId }),
      matter: view.procedure === 'dispute' ? await matterOf(tx, textOf({ ...view.draft, ...view.answers }['about'] ?? '').trim()) : null,
    }
  })
  if (!seen) return null
  const { view, texts, holder, matter } = seen
  return asSystem(db, async (tx) => ({
    format: 'rongshu-evidence/1',
    madeAt: ask.now.toISOString(),
    case: {
      number: view.number,
      procedure: view.procedure,
      title: view.title,
      applicant: view.applicantName,
      addressee: view.addresseeName,
      holder,
    },
    answers: view.answers,
    entries: view.entries,
    papers: view.papers,
    lines: await linesOf(tx, { kind: 'case', id: caseId }, texts),
    about: matter && { kind: matter.named, number: matter.number, entries: matter.entries, lines: await linesOf(tx, matter, matter.texts) },
    keys: await historyOf(tx, config.publicUrl),
  }))
}

/** What a dispute names, as whoever takes the pack may see it: an order with everything done in it, or the lines of a case. */
async function matterOf(tx: Tx, number: string) {
  const found = number === '' ? null : await findMatter(tx, number)
  return found && { ...found, entries: found.kind === 'order' ? await entriesOf(tx, found.id) : [], texts: await findLineTexts(tx, found) }
}

async function linesOf(tx: Tx, object: Matter, texts: ReadonlyMap<number, string>): Promise<EvidenceLine[]> {
  const head = await findHead(tx, null)
  const lines = await findProvenLines(tx, object)
  const logged = lines.flatMap(({ index }) => (index === null || !head || index >= head.size ? [] : [index]))
  const tree = head && logged.length > 0 ? await readTreeAbout(tx, head.size, logged) : null
  return lines.map(({ id, digest, position, index, entry, salt }) => ({
    digest: digest.toString('hex'),
    position,
    text: texts.get(id) ?? null,
    log:
      tree && head && index !== null && index < head.size && entry && salt
        ? { entry: toBase64(entry), salt: salt.toString('hex'), proof: writeTlogProof(index, tree.inclusion(index), noteOf(head)) }
        : null,
  }))
}
