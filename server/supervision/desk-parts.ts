import type { DeskFigure, DeskPanel } from '#contract/desks.ts'
import { assetStateWords } from '#law/asset-states.ts'
import type { Words } from '#law/words.ts'
import type { BooksRow, ScopeRow, UnitCount, YearRow } from './desks.view.sql.ts'
import type { CoverageRow } from './duties.view.sql.ts'
import type { EnterpriseRow } from './enterprises.view.sql.ts'

const said = (zh: string, en: string): Words => ({ zh, en })
const same = (text: string): Words => ({ zh: text, en: text })

/** A figure with the list behind it. */
export function figure(
  key: string,
  label: Words,
  value: number,
  href: string,
  more: Partial<Pick<DeskFigure, 'of' | 'unit' | 'note' | 'tone'>> = {},
): DeskFigure {
  return { key, label, value, href, of: null, unit: 'count', note: null, tone: 'plain', ...more }
}

function panel(
  key: string,
  title: Words,
  kind: DeskPanel['kind'],
  basis: readonly string[],
  empty: Words,
  more: Partial<Pick<DeskPanel, 'bars' | 'cells' | 'tone'>>,
): DeskPanel {
  return { key, title, kind, basis: [...basis], empty, tone: 'plain', bars: [], cells: [], ...more }
}

const bar = (u: UnitCount, href: string, note: Words | null = null): DeskPanel['bars'][number] => ({
  key: u.id,
  label: same(u.name),
  value: u.n,
  of: u.of,
  note,
  href,
})
const percent = (u: UnitCount) => (u.of > 0 ? same(`${Math.round((u.n / u.of) * 100)}%`) : null)

/** Assets by where they stand, of one unit or of all the reader may see (null). */
export function statesPanel(scope: ScopeRow, holderId: string | null): DeskPanel {
  return panel(
    'states',
    said('资产状态', 'Assets by state'),
    'bars',
    ['§4.2'],
    said('还没有数据资产，盘点建卡后出现在这里。', 'No assets yet; they appear once cards are confirmed.'),
    {
      bars: scope.states.map(({ state, n }) => ({
        key: state,
        label: assetStateWords[state as keyof typeof assetStateWords] ?? same(state),
        value: n,
        of: null,
        note: null,
        href: `/desk/assets?${holderId === null ? '' : `holderId=${holderId}&`}state=${state}`,
      })),
    },
  )
}

/** Registered of all, unit by unit. */
export function coveragePanel(scope: ScopeRow): DeskPanel {
  return panel('coverage', said('应登尽登率', 'Registered of all'), 'rates', ['§4.2'], said('还没有单位建卡。', 'No unit has cards yet.'), {
    bars: scope.units.map((u) => bar(u, `/desk/assets?holderId=${u.id}`, percent(u))),
  })
}

/** Grade by origin. */
export function gradesPanel(scope: ScopeRow): DeskPanel {
  return panel('grades', said('级别与来源', 'Grade by origin'), 'grades', ['§3.2', '§3.6'], said('还没有数据资产。', 'No assets yet.'), {
    cells: [...scope.grades],
  })
}

/** Assessed value of what is registered, unit by unit. */
export function valuePanel(scope: ScopeRow): DeskPanel {
  return panel(
    'value',
    said('已登记资产评估值', 'Assessed value of registered assets'),
    'sums',
    ['§2.2', '§4.5'],
    said('还没有已登记资产的评估值。', 'No registered asset has a valuation yet.'),
    { bars: scope.values.map((u) => ({ ...bar(u, `/desk/assets?holderId=${u.id}&state=registered`), of: null })) },
  )
}

/** What is carried in the books, unit by unit; never a valuation (§6.3). */
export function booksPanel(books: BooksRow): DeskPanel {
  return panel(
    'books',
    said('账面价值', 'Carried in the books'),
    'sums',
    ['§3.10', '§6.3'],
    said('还没有入账的数据资产；确认入账后出现在这里。', 'Nothing is in the books yet; it appears once it is recognised.'),
    { bars: books.units.map((u) => ({ ...bar(u, `/desk/books/${u.id}`), of: null })) },
  )
}

/** Tasks to grade again: late of open, unit by unit. */
export function regradingsPanel(scope: ScopeRow): DeskPanel {
  return panel(
    'regradings',
    said('分级任务（逾期／全部）', 'To grade (late of all)'),
    'rates',
    ['§3.2', 'choice:regrading'],
    said('没有待办的重新分级。', 'Nothing is waiting to be graded again.'),
    { tone: 'care', bars: scope.regrading_units.map((u) => bar(u, `/desk/gradings?holderId=${u.id}`)) },
  )
}

/** How the yearly duty of public producers stands; others that took part are told beside and never counted (§3.12). */
export function dutyPanel(c: CoverageRow, year: number): DeskPanel {
  const state = (key: string, label: Words, value: number, note: Words | null = null): DeskPanel['bars'][number] => ({
    key,
    label,
    value,
    of: c.units,
    note,
    href: `/desk/inventory/duties?state=${key}&year=${year}`,
  })
  return panel(
    'duty',
    said(`${year}年度盘点责任`, `The yearly duty of ${year}`),
    'bars',
    ['§3.9', '§3.12'],
    said('没有负有年度盘点责任的单位。', 'No unit has the yearly duty.'),
    {
      bars:
        c.units === 0
          ? []
          : [
              state(
                'done',
                said('已完成', 'Done'),
                c.done,
                c.encouraged > 0 ? said(`另有鼓励类 ${c.encouraged} 家参加`, `${c.encouraged} others took part`) : null,
              ),
              state('under-way', said('进行中', 'Under way'), c.under_way),
              state('not-begun', said('未开始', 'Not begun'), c.not_begun),
              state('overdue', said('逾期', 'Overdue'), c.overdue),
            ],
    },
  )
}

/** Who has not published a round of the year; an open one is told. */
export function yearPanel(year: YearRow, number: number): DeskPanel {
  const note = (open: number) => (open > 0 ? said(`在盘 ${open} 次`, `${open} under way`) : said('未开始', 'not begun'))
  return panel(
    'year',
    said(`${number}年度尚未完成盘点`, `No round of ${number} yet`),
    'bars',
    ['§3.9'],
    said('各单位都已完成本年度盘点。', 'Every unit has finished this year’s inventory.'),
    {
      tone: 'care',
      bars: year.missing.map((u) => ({
        key: u.id,
        label: same(u.name),
        value: u.open,
        of: null,
        note: note(u.open),
        href: `/desk/organisations/${u.id}`,
      })),
    },
  )
}

/** What the state-owned enterprises of a city operate and settle, beside what they hold: figures and bars for the desk of state assets (§2.3). */
export function enterpriseParts(rows: readonly EnterpriseRow[]): { readonly figures: DeskFigure[]; readonly panel: DeskPanel } {
  const sum = (of: (row: EnterpriseRow) => number) => rows.reduce((all, row) => all + of(row), 0)
  const operating = rows.filter((row) => row.mandates > 0 || row.listed > 0 || row.orders > 0 || row.settled_fen > 0 || row.shared_fen > 0)
  const figures = [
    figure(
      'mandates',
      said('国企有效运营权限', 'Mandates in force'),
      sum((row) => row.mandates),
      '/desk/operators?tab=mandates',
      { note: said(`在运营的企业 ${operating.length} 家`, `${operating.length} enterprises operate`) },
    ),
    figure(
      'listed',
      said('国企挂牌产品', 'Listed products'),
      sum((row) => row.listed),
      '/desk/products?state=listed',
      { note: said(`办理中的订单 ${sum((row) => row.orders)}`, `${sum((row) => row.orders)} orders under way`) },
    ),
    figure(
      'amount',
      said('国企本年成交金额', 'Settled this year'),
      sum((row) => row.settled_fen),
      '/desk/orders?state=completed',
      { unit: 'fen' },
    ),
    figure(
      'shared',
      said('国企本年分得收益', 'Shared to them this year'),
      sum((row) => row.shared_fen),
      '/desk/distributions',
      { unit: 'fen', note: said('已报备的收益分配', 'By distributions on file') },
    ),
  ]
  const bars = operating.slice(0, 20).map((row) => ({
    key: row.id,
    label: same(row.name),
    value: row.settled_fen,
    of: null,
    note: said(
      `有效权限 ${row.mandates}，挂牌 ${row.listed}，办理中的订单 ${row.orders}`,
      `${row.mandates} in force, ${row.listed} listed, ${row.orders} orders under way`,
    ),
    href: `/desk/operators/${row.id}`,
  }))
  return {
    figures,
    panel: panel(
      'enterprises',
      said('国企数据运营（本年成交）', 'What they operate (settled this year)'),
      'sums',
      ['§2.3', '§6.8'],
      said('还没有市属国有企业取得运营权限或者挂牌产品。', 'No municipal enterprise operates or has a listed product yet.'),
      { bars },
    ),
  }
}
