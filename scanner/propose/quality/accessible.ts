import { filled, number } from '#scanner/propose/quality/seen.ts'
import type { FaultCode } from '#contract/findings.ts'
import type { Findings, Measured, Seen } from '#scanner/propose/quality/seen.ts'

const LOST: readonly FaultCode[] = ['bad-records', 'ragged-rows', 'unclosed-quote']

/** Accessibility: rows that could be read, and columns with content that can be used. */
export function measureAccessible(seen: Seen): Findings {
  return { '0601': readable(seen), '0602': usable(seen) }
}

function readable({ table, faults }: Seen): Measured | null {
  const lost = faults.filter((fault) => LOST.includes(fault.code) || fault.severity === 'error')
  const bad = lost.reduce((sum, fault) => sum + (fault.count ?? 1), 0)
  const all = Math.max(table.rows, bad)
  if (all === 0) return null
  return {
    a: all - bad,
    b: all,
    evidence: lost.slice(0, 8).map((fault) => ({
      zh: `${fault.message.zh}（${number(fault.count ?? 1)} 处${fault.line ? `，首见第 ${number(fault.line)} 行` : ''}）`,
      en: `${fault.message.en} (${number(fault.count ?? 1)}${fault.line ? `, first in line ${number(fault.line)}` : ''})`,
    })),
  }
}

function usable({ company, table }: Seen): Measured | null {
  const { columns } = company
  if (columns.length === 0 || table.rows === 0) return null
  const empty = columns.filter((column) => filled(column) === 0)
  const names = empty.slice(0, 8).map((column) => column.view.name)
  return {
    a: columns.length - empty.length,
    b: columns.length,
    evidence:
      empty.length > 0
        ? [
            {
              zh: `${empty.length} 个字段全空：${names.join('、')}${empty.length > 8 ? '等' : ''}`,
              en: `${empty.length} columns are empty throughout: ${names.join(', ')}${empty.length > 8 ? ', …' : ''}`,
            },
          ]
        : [],
  }
}
