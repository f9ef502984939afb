import { type Trace, type TraceKind, traceKinds, type TraceNode, traceRoutes } from '#contract/trace.ts'
import { assetStateWords } from '#law/asset-states.ts'
import { certificateStateWords } from '#law/certificate-states.ts'
import { orderStates } from '#law/orders.ts'
import { procedures } from '#law/procedures.ts'
import { productStates } from '#law/products.ts'
import { distributionStates, receivableStates, remittanceStates } from '#law/settlement-words.ts'
import { deskActs, type DeskAct, type Verb, verbs } from '#law/verbs.ts'
import type { Words } from '#law/words.ts'
import { recordAudits } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { relations } from './edges.view.sql.ts'
import { follow } from './follow.ts'
import { findHands, findNodes, type NodeRow } from './nodes.view.sql.ts'

const stateWords: { readonly [state: string]: Words } = {
  'in-force': { zh: '生效', en: 'In force' }, suspended: { zh: '暂停', en: 'Suspended' }, ended: { zh: '已终止', en: 'Ended' }, unsigned: { zh: '待签署', en: 'Not signed yet' },
}
const pages: { readonly [K in TraceKind]: ((row: NodeRow) => string) | null } = {
  source: null, case: row => `/desk/cases/${row.id}`, certificate: row => `/check/${row.id}`, asset: row => `/desk/assets/${row.id}`, mandate: row => `/desk/mandates/${row.id}`, agreement: row => `/desk/agreements/${row.id}`, product: row => `/desk/products/${row.id}`, order: row => `/desk/orders/${row.id}`,
  distribution: row => `/desk/distributions/${row.id}`, receivable: () => '/desk/receivables?tab=lines', remittance: row => `/desk/cases/${row.id}`,
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where something came from and what came of it, in one call (§7.1); looking at what others hold is logged for them. */
export function traceHandlings(): Handling[] {
  return [handle(traceRoutes.readTrace, (ask, { params }) => ask.transaction(async (tx) => {
    if (params.kind !== 'certificate' && !uuid.test(params.id)) throw notFound()
    const found = await traceOf(tx, `${params.kind}:${params.id}`)
    if (!found) throw notFound()
    const { officerId, organisationId, role } = ask.visitor
    const others = found.assets.filter((asset) => asset.holderId !== organisationId)
    await recordAudits(tx, others.map((asset) => ({ officerId, organisationId, role, action: 'read-trace', objectKind: 'asset', objectId: asset.id, outcome: 'done', holderId: asset.holderId ?? null, requestId: ask.requestId, address: ask.address, detail: { from: found.trace.start } })), ask.now)
    return found.trace
  }))]
}

type Held = { readonly id: string; readonly holderId: string | undefined }

/** The trace of one thing with the assets it leads through and who holds them; null when it is not there or hidden. What the reader may not see is left out with whatever leads to it alone. */
export async function traceOf(tx: Tx, start: string): Promise<{ trace: Trace; assets: readonly Held[] } | null> {
  const [back, on] = [await follow(tx, start, 'back'), await follow(tx, start, 'on')]
  const edges = [...new Map([...back.edges, ...on.edges].map((edge) => [`${edge.from}>${edge.to}>${edge.relation}`, edge])).values()]
  const { nodes, assets } = await nodesOf(tx, [...new Set([start, ...edges.flatMap(({ from, to }) => [from, to])])])
  const shown = new Set(nodes.map(({ key }) => key))
  if (!shown.has(start)) return null
  const trace = { start, nodes, edges: edges.filter(({ from, to }) => shown.has(from) && shown.has(to)).map(({ from, to, relation }) => ({ from, to, relation: relations[relation] })), isCut: back.isCut || on.isCut }
  return { trace, assets }
}

async function nodesOf(tx: Tx, keys: readonly string[]): Promise<{ nodes: TraceNode[]; assets: Held[] }> {
  const nodes: TraceNode[] = []
  const assets: Held[] = []
  for (const kind of traceKinds) {
    const ids = keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1))
    const rows = ids.length > 0 ? await findNodes(tx, kind, ids) : []
    nodes.push(...rows.map((row) => nodeOf(kind, row)))
    if (kind === 'asset') assets.push(...rows.map(({ id, holderId }) => ({ id, holderId })))
  }
  const hands = await findHands(tx, nodes.flatMap(({ kind, id }) => (kind === 'case' ? [id] : [])))
  const handsOf = (caseId: string) => hands.filter((hand) => hand.caseId === caseId).map(({ name, organisation, role, act, at }) => ({ name, organisationName: organisation, role, act: actWords(act), at: at.toISOString() }))
  return { nodes: nodes.map((node) => (node.kind === 'case' ? { ...node, hands: handsOf(node.id) } : node)), assets }
}

const actWords = (act: string): Words => (Object.hasOwn(verbs, act) ? verbs[act as Verb].title : deskActs[act as DeskAct] ?? { zh: act, en: act })

function nodeOf(kind: TraceKind, row: NodeRow): TraceNode {
  return { key: `${kind}:${row.id}`, kind, id: row.id, title: kind === 'case' ? procedures[row.what]?.title.zh ?? row.title : row.title, number: row.number, state: stateOf(kind, row), organisationName: row.organisation, at: row.at?.toISOString() ?? null, href: pages[kind]?.(row) ?? null, hands: [] }
}

function stateOf(kind: TraceKind, row: NodeRow): Words | null {
  if (row.state === null) return null
  if (kind === 'asset') return assetStateWords[row.state as keyof typeof assetStateWords] ?? null
  if (kind === 'certificate') return certificateStateWords[row.state as keyof typeof certificateStateWords] ?? null
  if (kind === 'case') return procedures[row.what]?.steps[row.state]?.title ?? procedures[row.what]?.ends[row.state]?.title ?? null
  if (kind === 'product') return productStates[row.state as keyof typeof productStates] ?? null
  if (kind === 'order') return orderStates[row.state as keyof typeof orderStates] ?? null
  if (kind === 'distribution') return distributionStates[row.state as keyof typeof distributionStates] ?? null
  if (kind === 'receivable') return receivableStates[row.state as keyof typeof receivableStates] ?? null
  if (kind === 'remittance') return remittanceStates[row.state as keyof typeof remittanceStates] ?? null
  return stateWords[row.state] ?? null
}
