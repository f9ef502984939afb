import { bookRoutes as routes, type BookView } from '#contract/books.ts'
import { regimeOfKind, regimes } from '#law/accounts.ts'
import { organisationKinds, type OrganisationKind } from '#law/parties.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import { type Ask, type Given, handle, type Handling } from '#server/http/ask.ts'
import { sendExcel, stretched, type ExcelColumn } from '#server/http/excel.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { auditLine } from '#server/audit/noting.ts'
import { amortiseUnit } from './amortise.ts'
import { codeListOf } from './codes.ts'
import { whyNot } from './denials.ts'
import { yuanCell } from './exports.ts'
import { noteExport, noteReading } from './noting.ts'
import { closePeriod, viewPeriods } from './periods.ts'
import { holdOwnSet } from './posting.ts'
import { readableSet, setLineOf, viewBooks } from './reading.ts'
import { findOwnCodes, keepCode, openSet } from './sets.sql.ts'
import { countSets, listSets, type SetLine } from './sets.view.sql.ts'

type SetCode = Given<typeof routes.setCode>

const keysOf = (row: SetLine) => [row.initials, row.holderId]
const setColumns: readonly ExcelColumn[] = [
  '单位',
  '类型',
  '核算规则',
  '建账月份',
  '已结账至',
  '在账资产',
  '原值（元）',
  '累计摊销（元）',
  '减值准备（元）',
  '账面价值（元）',
  '卡账差额（元）',
].map((title, n) => ({ title, width: n === 0 ? 36 : 16 }))

/** Account sets: the list of supervisors, one set with its chain, opening, codes, amortisation and closing. */
export function setHandlings(): Handling[] {
  return [
    handle(routes.listBooks, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listSets(tx, query, { limit: query.limit + 1, after: fromCursor(query.cursor, ['text', 'uuid']) })
        return toPage(rows, query.limit, await countSets(tx, query), keysOf, setLineOf)
      }),
    ),
    handle(routes.booksExcel, async (ask, { query }) => {
      await ask.transaction((tx) => noteExport(tx, ask, null, { what: 'sets', ...query }))
      return sendExcel(
        ask,
        '单位账套',
        setColumns,
        stretched((limit, after) => ask.transaction((tx) => listSets(tx, query, { limit, after })), keysOf, setCells),
      )
    }),
    handle(routes.openBooks, (ask, { body }) => ask.transaction((tx) => openBooks(tx, ask, body.openedOn))),
    handle(routes.readBooks, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        const view = await viewBooks(tx, ask, params.id, query.at ?? ask.today)
        await noteReading(tx, ask, params.id, { at: view.at })
        return view
      }),
    ),
    handle(routes.listCodes, (ask, { params }) =>
      ask.transaction(async (tx) => ({ items: codeListOf((await readableSet(tx, params.id)).regime, await findOwnCodes(tx, params.id)) })),
    ),
    handle(routes.setCode, (ask, { params, body }) => ask.transaction((tx) => setCode(tx, ask, params, body))),
    handle(routes.listPeriods, (ask, { params }) => ask.transaction((tx) => viewPeriods(tx, ask, params.id))),
    handle(routes.amortise, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const { voucherId, cards, amountFen } = await amortiseUnit(tx, ask, params.id, body.period)
        return { voucherId, cards, amountFen }
      }),
    ),
    handle(routes.closePeriod, (ask, { params, body }) => ask.transaction((tx) => closePeriod(tx, ask, params.id, body.period))),
  ]
}

/** Opens the books of the visitor's own unit, by the rules of its kind. */
async function openBooks(tx: Tx, ask: Ask, openedOn: string): Promise<BookView> {
  const holderId = ask.visitor.organisationId
  if (!holderId) throw notFound()
  if (openedOn > ask.today) throw new Denied(409, whyNot.future())
  const { officerId: by, officerName: byName } = ask.visitor
  const isNew = await openSet(tx, { holderId, regimes: regimeOfKind, openedOn, by, byName, at: ask.now })
  if (!isNew)
    throw new Denied(409, {
      code: 'books-open',
      message: { zh: '本单位账套已经建立', en: 'The books of the unit are open already' },
      remedy: { zh: '在“账套”中接着记账', en: 'Go on in the books that are there' },
      basis: 'choice:account-set',
    })
  await recordAudit(tx, auditLine(ask, 'open-books', { kind: 'books', id: holderId, holderId }, { openedOn }), ask.now)
  return viewBooks(tx, ask, holderId, ask.today)
}

/** Gives an account the code that the unit's own books have for it. */
async function setCode(tx: Tx, ask: Ask, { id, account }: SetCode['params'], given: SetCode['body']) {
  const { holderId, regime } = await holdOwnSet(tx, ask, id)
  if (!Object.hasOwn(regimes[regime].chart, account)) throw notFound()
  const { officerId: by, officerName: byName } = ask.visitor
  await keepCode(tx, { holderId, account, ...given, by, byName, at: ask.now })
  await recordAudit(tx, auditLine(ask, 'set-account-code', { kind: 'books', id: holderId, holderId }, { account, ...given }), ask.now)
  return { items: codeListOf(regime, await findOwnCodes(tx, holderId)) }
}

function setCells(row: SetLine): (string | number)[] {
  const line = setLineOf(row)
  return [
    line.name,
    organisationKinds[line.kind as OrganisationKind].title.zh,
    regimes[line.regime].title.zh,
    line.openedOn.slice(0, 7),
    line.closedThrough?.slice(0, 7) ?? '',
    line.cards,
    ...[line.costFen, line.amortisedFen, line.impairedFen, line.carryingFen, line.differenceFen].map(yuanCell),
  ]
}
