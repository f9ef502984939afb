import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { regimeOfKind, regimes } from '../accounts.ts'
import { organisationKinds, type OrganisationKind } from '../parties.ts'
import type { EntryLine, Template } from './account.ts'
import { amortisation } from './amortisation.ts'
import { balanceLines, tableA, tableB } from './disclosure.ts'
import { enterpriseChart } from './enterprise.ts'
import { governmentChart } from './government.ts'

const kinds = Object.keys(organisationKinds) as OrganisationKind[]
const value = (amount: readonly string[], given: Record<string, number>) =>
  amount.reduce((sum, term) => (term.startsWith('-') ? sum - given[term.slice(1)]! : sum + given[term]!), 0)
const cases = kinds.flatMap((kind) =>
  Object.entries(regimes[regimeOfKind[kind]].templates)
    .filter(([, t]) => !t.for || t.for.includes(kind))
    .flatMap(([id, template]) =>
      Object.keys(template.ways ?? { '': null }).map((way) => ({ name: `${kind} ${id} ${way}`, kind, template, way })),
    ),
)

describe('entry templates (§6.3)', () => {
  test.each(cases)('$name balances in each ledger, whatever the amounts', ({ kind, template, way }) => {
    const { chart } = regimes[regimeOfKind[kind]]
    const lines: readonly EntryLine[] = [...template.lines, ...(template.ways?.[way]?.lines ?? [])]
    const money = fc.integer({ min: 0, max: 10_000_000 })
    fc.assert(
      fc.property(
        fc.record(
          Object.fromEntries(['card.cost', 'card.amortised', 'card.impaired', ...Object.keys(template.asks)].map((name) => [name, money])),
        ),
        (given) => {
          const sums = { financial: 0, budget: 0 }
          let rests = 0
          for (const line of lines) {
            const account = typeof line.account === 'string' ? line.account : line.account[kind]!
            expect(chart).toHaveProperty([account])
            if (line.side === 'rest') rests++
            else sums[chart[account]!.ledger] += (line.side === 'debit' ? 1 : -1) * value(line.amount, given as Record<string, number>)
          }
          if (rests === 0) expect(sums).toEqual({ financial: 0, budget: 0 })
          expect([rests <= 1, sums.budget]).toEqual([true, 0])
        },
      ),
      { numRuns: 30 },
    )
  })

  test('what moves on the card is what is posted to the account that holds it', () => {
    for (const { template, kind, way } of cases) {
      const given = {
        price: 700,
        tax: 40,
        fees: 30,
        proceeds: 900,
        loss: 50,
        gain: 20,
        'card.cost': 1000,
        'card.amortised': 300,
        'card.impaired': 100,
      }
      const lines: readonly EntryLine[] = [...template.lines, ...(template.ways?.[way]?.lines ?? [])]
      const posted: Record<string, number> = {}
      for (const line of lines) {
        const account = typeof line.account === 'string' ? line.account : line.account[kind]!
        const holds = regimes[regimeOfKind[kind]].chart[account]!.holds
        if (holds)
          posted[`${holds.class} ${holds.measure}`] =
            (posted[`${holds.class} ${holds.measure}`] ?? 0) +
            (line.side === 'debit' ? 1 : -1) * (holds.measure === 'cost' ? 1 : -1) * value(line.amount, given)
      }
      expect([template.title.zh, posted]).toEqual([template.title.zh, movedBy(template, given, regimeOfKind[kind] === 'enterprise')])
    }
  })

  test('government accounting knows no impairment, and no budget entry for what is due to the treasury', () => {
    expect(Object.keys(governmentChart).filter((account) => /impair|write-down/.test(account))).toEqual([])
    for (const id of ['sale', 'use-income', 'remittance', 'income-repaid', 'write-off']) {
      const template: Template = regimes.government.templates[id]!
      expect([
        id,
        template.lines.filter((line) => typeof line.account !== 'string' || regimes.government.chart[line.account]!.ledger === 'budget'),
      ]).toEqual([id, []])
    }
  })

  test('whatever is left open can be settled, and nothing else; what a public unit pays has its budget entry of the same sum (choice:settlement)', () => {
    for (const { regime, templates } of (['government', 'enterprise'] as const).map((each) => ({
      regime: each,
      templates: Object.values(regimes[each].templates),
    }))) {
      const lines = (template: Template) => [template.lines, ...Object.values(template.ways ?? {}).map((way) => way.lines)].flat()
      const settling = templates.filter((each) => each.settles)
      const left = templates
        .filter((each) => !each.settles)
        .flatMap(lines)
        .map((line) => line.account as string)
      expect([regime, new Set(settling.map((each) => each.settles))]).toEqual([
        regime,
        new Set(['payable', 'wages', 'receivable'].filter((account) => left.includes(account))),
      ])
      for (const template of settling) {
        const { stands } = regimes[regime].chart[template.settles!]!
        expect([template.title.zh, template.lines.filter((line) => line.account === template.settles), template.card]).toEqual([
          template.title.zh,
          [{ account: template.settles, side: stands === 'credit' ? 'debit' : 'credit', amount: ['price'] }],
          undefined,
        ])
        if (regime === 'government')
          for (const way of Object.values(template.ways!))
            expect(way.lines.slice(1).map((line) => [line.side, line.amount])).toEqual([
              ['debit', ['price']],
              ['credit', ['price']],
            ])
      }
    }
    expect(
      Object.values(regimes.enterprise.templates).flatMap((each) =>
        each.card?.does === 'add' && each.card.manner === 'other' ? [[each.card.to, each.row]] : [],
      ),
    ).toEqual([
      ['intangible', 'in-other'],
      ['inventory', 'in-other'],
    ])
  })

  test('every cost that comes in is evidenced, every disposal of a public unit approved', () => {
    for (const { template } of cases)
      if (template.card?.does === 'add') expect([template.title.zh, template.evidences]).toEqual([template.title.zh, template.card.cost])
    for (const template of Object.values(regimes.government.templates))
      if (template.card?.does === 'leave')
        expect([template.title.zh, template.needsApproval, template.basis]).toEqual([template.title.zh, true, '§4.9'])
  })

  test('accounts, entries and tables name their source; codes are not given twice in a ledger', () => {
    for (const { chart, templates } of Object.values(regimes)) {
      const codes = Object.values(chart).map((each) => `${each.ledger} ${each.code}`)
      expect(new Set(codes).size).toBe(codes.length)
      for (const each of [...Object.values(chart), ...Object.values(templates)]) expect(each.source.length).toBeGreaterThan(5)
    }
    for (const [regime, expenses] of Object.entries(amortisation.expenses))
      for (const account of expenses) expect(regime === 'government' ? governmentChart : enterpriseChart).toHaveProperty([account])
    expect([tableA.lines.length, tableB.lines.length, balanceLines.enterprise.length]).toEqual([30, 20, 3])
  })
})

function movedBy({ card }: Template, given: Record<string, number>, isEnterprise: boolean): Record<string, number> {
  if (!card) return {}
  if (card.does === 'add') return { [`${card.to} cost`]: value(card.cost, given) }
  if (card.does === 'finish') return { [`${card.to} cost`]: given['card.cost']!, 'development cost': -given['card.cost']! }
  if (card.does === 'leave')
    return {
      [`${card.of} cost`]: -given['card.cost']!,
      ...(card.of === 'intangible' ? { 'intangible amortised': -given['card.amortised']! } : {}),
      ...(isEnterprise && card.of !== 'development' ? { [`${card.of} impaired`]: -given['card.impaired']! } : {}),
    }
  return { [`${card.of} impaired`]: (card.does === 'impair' ? 1 : -1) * value(card.by, given) }
}
