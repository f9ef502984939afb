import { hands } from './hands.ts'
import { officersOf } from './inventories.ts'
import type { Stage } from './stage.ts'

/** Whose report of the year before was received: in this first year of the platform handed in late, as the list says. */
const received = ['weather', 'market', 'fund', 'health', 'centre'] as const
const written = {
  checks: '每月核对使用登记和审计记录，信息中心抽查接口日志',
  problems: '没有发现问题',
  plan: '继续按月核对，授权运营开始后增加对使用合同的抽查',
}

/** How far a report is taken: waiting for a colleague, waiting for the bureau, received. */
type Extent = 'drafted' | 'handed-in' | 'received'

/** Plays that most units report on the year before; one unit never does and stays overdue (§7.3). */
export async function playReports(stage: Stage): Promise<void> {
  for (const holder of received) await playReport(stage, holder, 'received')
}

/** Plays the yearly report of a unit, drafted from the records, as far as told. */
export async function playReport(stage: Stage, holder: string, extent: Extent): Promise<void> {
  const { counter, checker } = officersOf(holder)
  const { id } = await stage.open(`report:${holder}`, counter, 'annual-report', null, written)
  await stage.act(`report:${holder}:submit`, counter, id, 'submit')
  if (extent === 'drafted') return
  await stage.act(`report:${holder}:confirm`, checker, id, 'confirm')
  if (extent === 'received') await stage.act(`report:${holder}:receive`, hands.bureau, id, 'accept')
}
