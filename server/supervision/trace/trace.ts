import { type Trace, type TraceKind, traceKinds, type TraceNode, traceRoutes } from '#contract/trace.ts'
import { assetStateWords } from '#law/asset-states.ts'
import { certificateStateWords } from '#law/certificate-states.ts'
import { mandateStates } from '#law/operators.ts'
import { orderStates } from '#law/orders.ts'
import { procedures } from '#law/procedures.ts'
import { productStates } from '#law/products.ts'
import { distributionStates, receivableStates, remittanceStates } from '#law/settlement-words.ts'
import { agreementStates } from '#law/use-terms.ts'
import { deskActs, type DeskAct, type Verb, verbs } from '#law/verbs.ts'
import type { Words } from '#law/words.ts'
import { recordAudits } from '#server/audit/audit.sql.ts'
import { calledAs } from '#server/cases/joint.ts'
import { stepOf } from '#server/cases/steps.ts'
import type { Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { relations } from './edges.view.sql.ts'
import { follow } from './follow.ts'
import { findHands, findNodes, type NodeRow } from './nodes.view.sql.ts'

/** The words of the states of each kind; those of a case are its procedure’s. */
const stateWords: { readonly [K in TraceKind]?: { readonly [state: string]: Words } } = {
  asset: assetStateWords,
  certificate: certificateStateWords,
  mandate: mandateStates,
  agreement: agreementStates,
  product: productStates,
  order: orderStates,
  distribution: distributionStates,
  receivable: receivableStates,
  remittance: remittanceStates,
}
const pages: { readonly [K in TraceKind]: ((row: NodeRow) => string) | null } = {
  source: null,
  case: (row) => `/desk/cases/${row.id}`,
  certificate: (row) => `/check/${row.id}`,
  asset: (row) => `/desk/assets/${row.id}`,
  mandate: (row) => `/desk/mandates/${row.id}`,
  agreement: (row) => `/desk/agreements/${row.id}`,
  product: (row) => `/desk/products/${row.id}`,
  order: (row) => `/desk/orders/${row.id}`,
  distribution: (row) => `/desk/distributions/${row.id}`,
  receivable: () => '/desk/receivables?tab=lines',
  remittance: (row) => `/desk/cases/${row.id}`,
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where something came from and what came of it, in one call (§7.1); looking at what others hold is logged for them. */
export function traceHandlings(): Handling[] {
  return [
    handle(traceRoutes.readTrace, (ask, { params }) =>
      ask.transaction(async (tx) => {
        if (params.kind !== 'certificate' && !uuid.test(params.id)) throw notFound()
        const found = await traceOf(tx, `${params.kind}:${params.id}`, ask.today)
        if (!found) throw notFound()
        const { officerId, organisationId, role } = ask.visitor
        const others = found.assets.filter((asset) => asset.holderId !== organisationId)
        await recordAudits(
          tx,
          others.map((asset) => ({
            officerId,
            organisationId,
            role,
            action: 'read-trace',
            objectKind: 'asset',
            objectId: asset.id,
            outcome: 'done',
            holderId: asset.holderId ?? null,
            requestId: ask.requestId,
            address: ask.address,
            detail: { from: found.trace.start },
          })),
          ask.now,
        )
        return found.trace
      }),
    ),
  ]
}

type Held = { readonly id: string; readonly holderId: string | undefined }

/**
 * The trace of one thing on a day with the assets it leads through and who holds them; null when it is not there or hidden. What the
 * reader may not see is left out with whatever leads to it alone.
 */
export async function traceOf(tx: Tx, start: string, today: string): Promise<{ trace: Trace; assets: readonly Held[] } | null> {
  const [back, on] = [await follow(tx, start, 'back'), await follow(tx, start, 'on')]
  const edges = [...new Map([...back.edges, ...on.edges].map((edge) => [`${edge.from}>${edge.to}>${edge.relation}`, edge])).values()]
  const { nodes, assets } = await nodesOf(tx, [...new Set([start, ...edges.flatMap(({ from, to }) => [from, to])])], today)
  const shown = new Set(nodes.map(({ key }) => key))
  if (!shown.has(start)) return null
  const trace = {
    start,
    nodes,
    edges: edges
      .filter(({ from, to }) => shown.has(from) && shown.has(to))
      .map(({ from, to, relation }) => ({ from, to, relation: relations[relation] })),
    isCut: back.isCut || on.isCut,
  }
  return { trace, assets }
}

async function nodesOf(tx: Tx, keys: readonly string[], today: string): Promise<{ nodes: TraceNode[]; assets: Held[] }> {
  const nodes: TraceNode[] = []
  const assets: Held[] = []
  for (const kind of traceKinds) {
    const ids = keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1))
    const rows = ids.length > 0 ? await findNodes(tx, kind, ids, today) : []
    nodes.push(...rows.map((row) => nodeOf(kind, row)))
    if (kind === 'asset') assets.push(...rows.map(({ id, holderId }) => ({ id, holderId })))
  }
  const hands = await findHands(
    tx,
    nodes.flatMap(({ kind, id }) => (kind === 'case' ? [id] : [])),
  )
  const handsOf = (caseId: string) =>
    hands
      .filter((hand) => hand.caseId === caseId)
      .map(({ name, organisation, role, act, basis, at, ...hand }) => ({
        name,
        organisationName: organisation,
        role,
        act: actWords(readAs(act, hand)),
        basis,
        at: at.toISOString(),
      }))
  return { nodes: nodes.map((node) => (node.kind === 'case' ? { ...node, hands: handsOf(node.id) } : node)), assets }
}

/** What a hidden step keeps from the other seats, its trace keeps too. */
function readAs(
  act: string,
  { procedure, fromStep, step }: { readonly procedure: string; readonly fromStep: string | null; readonly step: string | null },
): string {
  const known = procedures[procedure]
  return known ? calledAs({ step: fromStep }, { step }, stepOf(known, { step: fromStep }), act) : act
}

const actWords = (act: string): Words =>
  Object.hasOwn(verbs, act) ? verbs[act as Verb].title : (deskActs[act as DeskAct] ?? { zh: act, en: act })

function nodeOf(kind: TraceKind, row: NodeRow): TraceNode {
  return {
    key: `${kind}:${row.id}`,
    kind,
    id: row.id,
    title: kind === 'case' ? (procedures[row.what]?.title.zh ?? row.title) : row.title,
    number: row.number,
    state: stateOf(kind, row),
    organisationName: row.organisation,
    at: row.at?.toISOString() ?? null,
    href: pages[kind]?.(row) ?? null,
    procedure: kind === 'case' ? row.what : null,
    hands: [],
  }
}

function stateOf(kind: TraceKind, { state, what }: NodeRow): Words | null {
  if (state === null) return null
  if (kind === 'case') return procedures[what]?.steps[state]?.title ?? procedures[what]?.ends[state]?.title ?? null
  return stateWords[kind]?.[state] ?? null
}
