import { dueNote } from '#contract/due-note.ts'
import { type Desk, type DeskFigure, deskRoutes } from '#contract/desks.ts'
import { yuan } from '#contract/money.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type Ask, handle, type Handling, type Reader } from '#server/http/ask.ts'
import { sendExcel } from '#server/http/excel.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import { circulates, circulationDesk } from './circulation-desk.ts'
import {
  booksPanel,
  coveragePanel,
  dutyPanel,
  enterpriseParts,
  figure,
  gradesPanel,
  regradingsPanel,
  statesPanel,
  valuePanel,
  yearPanel,
} from './desk-parts.ts'
import { findBooks, findListsStanding, findOwnRounds, findScope, findYear } from './desks.view.sql.ts'
import { findCoverage } from './duties.view.sql.ts'
import { findEnterprises } from './enterprises.view.sql.ts'
import { oversightFigures } from './oversight-figures.ts'
import { watches, watchingDesk } from './watching-desk.ts'
import { keepFigures } from '#server/http/kept-figures.ts'
import { ownRoundFigures, overdueFigures } from './round-figures.ts'
import { countDues, duesFor, listDues, sumDues } from './dues.view.sql.ts'

const said = (zh: string, en: string): Words => ({ zh, en })
const dueNames = {
  round: said('盘点结束', 'Round to end'),
  regrading: said('分级任务', 'Grading'),
  memo: said('备查复核', 'Memorandum review'),
  opinion: said('法律意见书到期', 'Opinion runs out'),
  valuation: said('评估报告到期', 'Valuation runs out'),
  certificate: said('登记凭证到期', 'Certificate runs out'),
  fallen: said('登记失效后处理', 'After a registration fell'),
} as const

/** Desks of units and supervisors, and what falls due (§2.1–2.4, §3.9). */
export function deskHandlings(): Handling[] {
  const kept = keepFigures(
    (ask: Ask) => ask.transaction((tx) => deskOf(tx, ask), 'kept'),
    ({ counted }) => counted,
  )
  return [
    handle(deskRoutes.readDesk, async (ask) => (await kept(ask)).desk),
    handle(deskRoutes.listDues, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const asked = duesFor(ask.visitor, query)
        const rows = await listDues(tx, asked, ask.today, {
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['date', 'uuid', 'text']),
        })
        return toPage(rows, query.limit, await countOf(rows, query, () => countDues(tx, asked, ask.today)), (d) => [d.dueOn, d.id, d.kind])
      }),
    ),
    handle(deskRoutes.duesExcel, async (ask, { query }) =>
      sendExcel(
        ask,
        '到期事项',
        ['事项', '名称', '说明', '持有单位', '到期日', '剩余天数'].map((title, n) => ({ title, width: [18, 40, 30, 30][n] ?? 12 })),
        async (after) => {
          const rows = await ask.transaction((tx) =>
            listDues(tx, duesFor(ask.visitor, query), ask.today, { limit: 1000, after: after as (string | null)[] | null }),
          )
          const last = rows.length === 1000 ? rows.at(-1)! : null
          return {
            rows: rows.map((d) => [dueNames[d.kind].zh, d.title, dueNote(d).zh, d.holderName, d.dueOn, d.days]),
            next: last ? [last.dueOn, last.id, last.kind] : null,
          }
        },
      ),
    ),
  ]
}

/** A desk, and over how many assets or orders it was counted. */
type Counted = { readonly desk: Desk; readonly counted: number }

/** The desk of whoever asks. */
export async function deskOf(tx: Tx, ask: Reader): Promise<Counted> {
  const { role } = ask.visitor
  if (circulates(role)) return circulationDesk(tx, ask, role)
  const desk = await (role === 'producer' ? unitDesk(tx, ask) : watches(role) ? watchingDesk(tx, ask) : supervisorDesk(tx, ask))
  return { desk, counted: assetsOf(desk) }
}

/** Over how many assets a desk was counted. */
function assetsOf(desk: Desk): number {
  const found = desk.figures.find((each) => each.key === 'assets')
  return found ? (found.of ?? found.value) : 0
}

const papersDue = ['opinion', 'valuation', 'certificate'] as const
const yearOf = (ask: Reader) => Number(ask.today.slice(0, 4))

/** What a unit must do this year, and how its assets stand. */
async function unitDesk(tx: Tx, ask: Reader): Promise<Desk> {
  const year = yearOf(ask)
  const holderId = ask.visitor.organisationId!
  const rounds = await findOwnRounds(tx, holderId, year)
  const dues = await sumDues(tx, ask.today, { kinds: ['regrading', 'memo', 'fallen', ...papersDue], holderId })
  const scope = await findScope(tx, ask.today, holderId)
  const books = await findBooks(tx, holderId)
  const papers = papersDue.map((kind) => dues[kind]).filter((sum) => sum !== undefined)
  const figures: DeskFigure[] = [
    ...(await ownRoundFigures(tx, ask, rounds, year)),
    figure('cards', said('待确认的信息卡', 'Cards to confirm'), rounds.to_confirm, '/desk/inventory', {
      tone: rounds.to_confirm > 0 ? 'care' : 'good',
      note: rounds.attention > 0 ? said(`${rounds.attention} 项与上次有变化`, `${rounds.attention} changed since last time`) : null,
    }),
    dueFigure('regrading', said('待决定的分类分级', 'Gradings to decide'), '/desk/gradings', dues),
    dueFigure('memo', said('备查簿待复核', 'Memorandum reviews'), '/desk/memos', dues),
    dueFigure('fallen', said('登记失效后待处理', 'Registrations that fell'), '/desk/dues?kind=fallen', dues),
    figure(
      'papers',
      said('将到期的材料', 'Papers running out'),
      papers.reduce((sum, p) => sum + p.n, 0),
      '/desk/dues',
      { tone: papers.some((p) => p.late > 0) ? 'bad' : papers.length > 0 ? 'care' : 'good', note: nextOf(papers) },
    ),
    figure('assets', said('本单位数据资产', 'Assets held'), scope.registered, `/desk/assets?holderId=${holderId}`, {
      of: scope.assets,
      note: said('已登记／全部', 'registered of all'),
    }),
    ...(await oversightFigures(tx, ask)),
    figure('books', said('账面价值', 'Carried in the books'), books.carrying_fen, '/desk/books', {
      unit: 'fen',
      note: said(
        `入账 ${books.cards} 项，成本 ${yuan(books.cost_fen)} 元`,
        `${books.cards} in the books, cost ${yuan(books.cost_fen)} yuan`,
      ),
    }),
  ]
  return {
    role: 'producer',
    title: said('本年工作', 'This year'),
    scope: { zh: ask.visitor.organisationName, en: ask.visitor.organisationName },
    basis: ['§3.9', '§3.8', '§3.2', '§4.6'],
    year,
    figures,
    panels: [statesPanel(scope, holderId), gradesPanel(scope)],
    asOf: ask.now.toISOString(),
  }
}

type Sums = Awaited<ReturnType<typeof sumDues>>

function nextOf(sums: readonly { next: string }[]): Words | null {
  const next = sums.map((sum) => sum.next).sort()[0]
  return next ? said(`最近：${next}`, `next: ${next}`) : null
}

function dueFigure(kind: keyof typeof dueNames, label: Words, href: string, dues: Sums): DeskFigure {
  const sum = dues[kind]
  return figure(kind, label, sum?.n ?? 0, href, {
    tone: !sum ? 'good' : sum.late > 0 ? 'bad' : 'care',
    note: sum ? (sum.late > 0 ? said(`逾期 ${sum.late}`, `${sum.late} late`) : nextOf([sum])) : null,
  })
}

const desks: { readonly [role: string]: { title: Words; scope: Words; basis: string[]; publicOnly: boolean } } = {
  'sector-authority': {
    title: said('行业主管工作台', 'Desk of the sector'),
    scope: said('本行业各单位', 'Units of the sector'),
    basis: ['§2.4', '§3.1'],
    publicOnly: true,
  },
  'finance-bureau': {
    title: said('财政工作台', 'Desk of finance'),
    scope: said('行政事业单位', 'Public bodies'),
    basis: ['§2.2'],
    publicOnly: true,
  },
  sasac: {
    title: said('国资工作台', 'Desk of state assets'),
    scope: said('市属国有企业', 'Municipal state-owned enterprises'),
    basis: ['§2.3'],
    publicOnly: false,
  },
  'data-bureau': {
    title: said('全市工作台', 'Desk of the city'),
    scope: said('全市各单位', 'All units of the city'),
    basis: ['§2.1'],
    publicOnly: true,
  },
  registrar: {
    title: said('全市工作台', 'Desk of the city'),
    scope: said('全市各单位', 'All units of the city'),
    basis: ['§2.1', '§4.1'],
    publicOnly: true,
  },
}

/** How the units in a supervisor's scope stand: inventory of the year, assets, grades, value, what is late. */
async function supervisorDesk(tx: Tx, ask: Reader): Promise<Desk> {
  const { role, sector } = ask.visitor
  const about = desks[role]!
  const year = yearOf(ask)
  const scope = await findScope(tx, ask.today, null, about.publicOnly ? 'public-bodies' : 'everybody')
  const units = await findYear(tx, year, about.publicOnly)
  const duty = about.publicOnly ? await findCoverage(tx, { year, today: ask.today }) : null
  const dues = await sumDues(tx, ask.today, { kinds: ['regrading', 'memo', 'certificate'] })
  const lists = await findListsStanding(tx)
  const books = await findBooks(tx, null)
  const enterprises = role === 'sasac' ? enterpriseParts(await findEnterprises(tx, ask.today)) : null
  const figures: DeskFigure[] = [
    figure(
      'year',
      said(`${year}年度完成盘点的单位`, `Units with a round of ${year}`),
      units.done,
      duty ? `/desk/inventory/duties?year=${year}` : '/desk/inventory',
      {
        of: units.units,
        tone: units.done < units.units ? 'care' : 'good',
        note: duty ? said('只计公共单位', 'public bodies only') : said('鼓励开展，不计入覆盖率', 'encouraged, outside the coverage'),
      },
    ),
    ...(duty ? await overdueFigures(tx, ask, duty, year) : []),
    figure('assets', said('数据资产', 'Data assets'), scope.assets, '/desk/assets', {
      note: said(`已入目录 ${scope.catalogued}`, `${scope.catalogued} in the catalogue`),
    }),
    figure('registered', said('已登记', 'Registered'), scope.registered, '/desk/assets?state=registered', { of: scope.assets }),
    figure('value', said('已登记资产评估值', 'Assessed value, registered'), scope.value_fen, '/desk/assets?state=registered', {
      unit: 'fen',
      note: said('评估值不是入账价值', 'a valuation is no book value'),
    }),
    figure('books', said('账面价值', 'Carried in the books'), books.carrying_fen, '/desk/books', {
      unit: 'fen',
      note: said(`入账 ${books.cards} 项`, `${books.cards} in the books`),
    }),
    figure('important', said('重要数据', 'Important data'), scope.important, '/desk/assets?importance=important', {
      tone: scope.important > 0 ? 'care' : 'plain',
      note: scope.core > 0 ? said(`另有核心数据 ${scope.core} 项已移出`, `${scope.core} found core and barred`) : null,
    }),
    dueFigure('regrading', said('分级任务', 'To grade'), '/desk/gradings', dues),
    dueFigure('memo', said('备查簿待复核', 'Memorandum reviews'), '/desk/dues?kind=memo', dues),
    ...(enterprises?.figures ?? []),
    ...(await oversightFigures(tx, ask)),
    dueFigure('certificate', said('将到期的凭证', 'Certificates running out'), '/desk/dues?kind=certificate', dues),
    ...(role === 'sector-authority'
      ? [
          figure('lists', said('行业清单', 'Sector lists'), lists.published, '/desk/lists', {
            note: said(
              `汇编和征求意见中 ${lists.making}，待答复意见 ${lists.comments}`,
              `${lists.making} in the making, ${lists.comments} comments to answer`,
            ),
            tone: lists.comments > 0 ? ('care' as const) : ('plain' as const),
          }),
        ]
      : []),
  ]
  const scopeWords = role === 'sector-authority' ? said(`${sector ?? ''}行业各单位`, `Units of the sector ${sector ?? ''}`) : about.scope
  return {
    role,
    title: about.title,
    scope: scopeWords,
    basis: about.basis,
    year,
    figures,
    panels: [
      ...(duty ? [dutyPanel(duty, year)] : []),
      ...(enterprises ? [enterprises.panel] : []),
      yearPanel(units, year),
      coveragePanel(scope),
      valuePanel(scope),
      booksPanel(books),
      gradesPanel(scope),
      regradingsPanel(scope),
      statesPanel(scope, null),
    ],
    asOf: ask.now.toISOString(),
  }
}
