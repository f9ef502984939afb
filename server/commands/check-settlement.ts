import type { Kysely } from 'kysely'
import type { Words } from '#law/words.ts'
import type { Database } from '#server/db/database.generated.ts'
import { findSettlementExtent, findSettlementFaults, type SettlementExtent, type SettlementFault } from '#server/settlement/check.sql.ts'
import { inSnapshot } from './verify.sql.ts'

/** What was looked at and what was found; at most 1,000 of each sort are named. */
export type SettlementCheck = SettlementExtent & {
  readonly faults: readonly (SettlementFault | { readonly kind: 'income-lost' | 'due-lost' | 'back-lost'; readonly what: string })[]
}

/**
 * Proves that what came in was distributed or waits, that parts are the whole, that what is due to the treasury is there or waits, and
 * that what goes back was repaid or waits; one snapshot, nothing written.
 */
export async function checkSettlement(db: Kysely<Database>): Promise<SettlementCheck> {
  return inSnapshot(db, async (tx) => {
    const extent = await findSettlementExtent(tx)
    const lost = [
      ...(extent.incomeFen === extent.distributedFen + extent.waitingFen ? [] : [{ kind: 'income-lost' as const, what: '' }]),
      ...(extent.dueFen === extent.remittedFen + extent.dueWaitingFen ? [] : [{ kind: 'due-lost' as const, what: '' }]),
      ...(extent.backFen === extent.repaidFen + extent.backWaitingFen ? [] : [{ kind: 'back-lost' as const, what: '' }]),
    ]
    return { ...extent, faults: [...lost, ...(await findSettlementFaults(tx, 1_000))] }
  })
}

const kinds: { readonly [K in SettlementCheck['faults'][number]['kind']]: (what: string) => Words } = {
  'income-lost': () => ({ zh: '收入合计不等于已分配与待分配之和', en: 'the incomes are not what was distributed and what waits' }),
  'due-lost': () => ({ zh: '应缴合计不等于已入库与待缴之和', en: 'what is due is not what was remitted and what waits' }),
  'back-lost': () => ({ zh: '应退合计不等于已退付与待退付之和', en: 'what goes back is not what was repaid and what waits' }),
  'parts-differ': (what) => ({
    zh: `收入 ${what} 的各方之和、扣除或协议不符`,
    en: `parts, deductions or agreement of income ${what} differ`,
  }),
  'settled-twice': (what) => ({ zh: `收入 ${what} 分配了两次`, en: `income ${what} was distributed twice` }),
  'sums-differ': (what) => ({ zh: `分配 ${what} 的合计与逐笔明细不符`, en: `the sums of distribution ${what} are not its incomes` }),
  'shares-differ': (what) => ({ zh: `分配 ${what} 的各方份额之和不是净额`, en: `the shares of distribution ${what} are not its net` }),
  'due-differs': (what) => ({ zh: `${what} 的应缴款与其份额不符`, en: `what is due of ${what} is not its share` }),
  'batch-differs': (what) => ({ zh: `汇缴批次 ${what} 与其明细不符`, en: `batch ${what} is not its lines` }),
  'repayment-differs': (what) => ({ zh: `退付 ${what} 与其待退付不符`, en: `repayment ${what} is not what goes back` }),
  'not-whole': (what) => ({ zh: `${what} 记为已入库，但批次没有入库`, en: `${what} stands as remitted, but its batch was not received` }),
}

/** One fault as a sentence. */
export const wordsOfSettlementFault = ({ kind, what }: SettlementCheck['faults'][number]): Words => kinds[kind](what)

const yuan = (fen: number) => (fen / 100).toFixed(2)

/** The result as lines for a terminal, the judgement last. */
export function pageOfSettlement(c: SettlementCheck): string {
  const lines = [
    `收入 incomes    ${c.incomes} 笔 ${yuan(c.incomeFen)} 元＝已分配 distributed ${yuan(c.distributedFen)}＋待分配 waiting ${yuan(c.waitingFen)}`,
    `应缴 due        ${c.receivables} 笔 ${yuan(c.dueFen)} 元＝已入库 remitted ${yuan(c.remittedFen)}＋待缴 waiting ${yuan(c.dueWaitingFen)}`,
    `应退 back       ${yuan(c.backFen)} 元＝已退付 repaid ${yuan(c.repaidFen)}＋待退付 waiting ${yuan(c.backWaitingFen)}`,
    ...c.faults.flatMap((fault) => [`✗ ${wordsOfSettlementFault(fault).zh}`, `  ${wordsOfSettlementFault(fault).en}`]),
    c.faults.length === 0
      ? '✓ 收入、分配和汇缴相符 · incomes, distributions and remittances agree'
      : `✗ 发现 ${c.faults.length} 处不符 · ${c.faults.length} found`,
  ]
  return `${lines.join('\n')}\n`
}
