import { formulaEdition, type Variant } from '#law/valuation/variants.ts'

/** Where the inputs of a calculation stand in the workbook: a value by id, a number of a table by its row, and how many rows that has. */
export type Inputs = { value(id: string): string; cell(table: string, row: number, column: string): string; rows(table: string): number }
/** Where its terms stand: the first and the last of their lines, and the cell of a figure on the way. */
export type Terms = { readonly first: number; readonly last: number; figure(n: number): string }
/** A calculation as a spreadsheet computes it: by column the terms of a line, the figures in their order, and the amount before its rounding. */
export type Live = { line(n: number): { readonly [column: string]: string }; readonly figures: readonly string[]; readonly amount: string }
type MakeLive = (at: Inputs, terms: Terms) => Live

const sumOf = (column: string, { first, last }: Terms) => `SUM(${column}${first}:${column}${last})`
const added = (at: Inputs, ...ids: string[]) => ids.map((id) => at.value(id)).join('+')

const cost =
  (rest: (at: Inputs, terms: Terms) => Pick<Live, 'figures' | 'amount'>): MakeLive =>
  (at, terms) => {
    const { figures, amount } = rest(at, terms)
    return { line: (n) => ({ C: at.cell('costs', n, 'amount') }), figures: [sumOf('C', terms), ...figures], amount }
  }

const income =
  (of: (cell: (column: string) => string, at: Inputs) => string, figures: (at: Inputs) => readonly string[] = () => []): MakeLive =>
  (at, terms) => ({
    line: (n) => ({
      B: of((column) => at.cell('forecast', n, column), at),
      D: `B${terms.first + n}/(1+${terms.figure(0)})^C${terms.first + n}`,
    }),
    figures: [
      `(${added(at, 'riskFree', 'marketRisk', 'technicalRisk', 'legalRisk', 'operationRisk')})/100`,
      `COUNT(B${terms.first}:B${terms.last})`,
      ...figures(at),
    ],
    amount: sumOf('D', terms),
  })
const royaltyOf = (at: Inputs) => `${at.value('royalty')}/100*(1-${at.value('tax')}/100)`

const live: { readonly [V in Variant]: MakeLive } = {
  'cost-obsolescence': cost((at, { figure }) => ({
    figures: [],
    amount: `${figure(0)}-${at.value('functional')}-${at.value('economic')}`,
  })),
  'cost-rate': cost((at, { figure }) => ({ figures: [`1-${at.value('rate')}/100`], amount: `${figure(0)}*${figure(1)}` })),
  'cost-life': cost((at, { figure }) => ({
    figures: [`${at.value('remaining')}/(${added(at, 'used', 'remaining')})`],
    amount: `${figure(0)}*${figure(1)}`,
  })),
  'cost-utility': cost((at, { figure }) => ({
    figures: [
      `(${Array.from({ length: at.rows('openness') }, (_, n) => `${at.cell('openness', n, 'weight')}*${at.cell('openness', n, 'share')}`).join('+')})/100`,
      `${at.value('own')}/${at.value('industry')}`,
      `(${added(at, 'managing', 'circulating', 'developing', 'securing')})/100`,
      `${at.value('quality')}*${figure(1)}*(1+${figure(2)})*(1-${figure(3)})`,
    ],
    amount: `${figure(0)}*(1+${at.value('profit')}/100)*${figure(4)}`,
  })),
  'income-share': income((cell, at) => `${cell('revenue')}*${at.value('share')}/100`),
  'income-excess': income((cell) => `${cell('cash')}-(${cell('working')}+${cell('fixed')}+${cell('others')})`),
  'income-increment': income((cell) => `${cell('revenue')}+${cell('saved')}`),
  'income-royalty': income(
    (cell, at) => `${cell('revenue')}*${royaltyOf(at)}`,
    (at) => [royaltyOf(at)],
  ),
  'income-direct': income((cell) => cell('net')),
  'market-cases': (at, terms) => ({
    line: (n) => {
      const cell = (column: string) => at.cell('cases', n, column)
      return {
        B: cell('price'),
        C: `${cell('technique')}*${cell('density')}*${cell('indexNow')}/${cell('indexThen')}*${cell('capacity')}*${cell('others')}`,
        D: cell('weight'),
        E: `B${terms.first + n}*C${terms.first + n}`,
      }
    },
    figures: [],
    amount: `SUMPRODUCT(D${terms.first}:D${terms.last},E${terms.first}:E${terms.last})/${sumOf('D', terms)}`,
  }),
}

/** How a spreadsheet computes a variant of the formulas; null for one of an edition that is not written out here. */
export function liveOf({ variant, edition }: { readonly variant: string; readonly edition: string }): MakeLive | null {
  return edition === formulaEdition && Object.hasOwn(live, variant) ? live[variant as Variant] : null
}

/** An amount in a cell to the fen, a half to the even one, as the platform rounds (choice:valuation-rounding): ROUND alone takes a half away from zero. */
export const toTheFen = (cell: string): string =>
  `IF(ABS(${cell}*100-INT(${cell}*100)-0.5)<0.000001,2*ROUND(${cell}*50,0)/100,ROUND(${cell},2))`
