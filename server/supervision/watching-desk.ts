import type { Desk } from '#contract/desks.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Reader } from '#server/http/ask.ts'
import { figure, gradesPanel, regradingsPanel, statesPanel } from './desk-parts.ts'
import { findScope } from './desks.view.sql.ts'
import { oversightFigures } from './oversight-figures.ts'

const said = (zh: string, en: string): Words => ({ zh, en })
const titles: { readonly [role: string]: Words } = {
  'cyberspace-office': said('网信工作台', 'Desk of the cyberspace office'),
  police: said('公安工作台', 'Desk of the police'),
}

/** Whether a part watches over the city by reading alone. */
export const watches = (role: string): boolean => role in titles

/** What those who watch over the city by reading look at first: important data, incidents with their clocks, inspections (§7.2, §7.5). */
export async function watchingDesk(tx: Tx, ask: Reader): Promise<Desk> {
  const { role } = ask.visitor
  const scope = await findScope(tx, ask.today, null)
  const figures = [
    ...(await oversightFigures(tx, ask)),
    figure('important', said('重要数据', 'Important data'), scope.important, '/desk/assets?importance=important', {
      tone: scope.important > 0 ? 'care' : 'plain',
      note: scope.core > 0 ? said(`另有核心数据 ${scope.core} 项已移出`, `${scope.core} found core and barred`) : null,
    }),
    figure('assets', said('数据资产', 'Data assets'), scope.assets, '/desk/assets', {
      note: said(`已入目录 ${scope.catalogued}`, `${scope.catalogued} in the catalogue`),
    }),
    figure('registered', said('已登记', 'Registered'), scope.registered, '/desk/assets?state=registered', { of: scope.assets }),
  ]
  return {
    role,
    title: titles[role]!,
    scope: said('全市各单位（只读）', 'All units of the city, read only'),
    basis: ['§7.2', '§7.5'],
    year: Number(ask.today.slice(0, 4)),
    figures,
    panels: [gradesPanel(scope), regradingsPanel(scope), statesPanel(scope, null)],
    asOf: ask.now.toISOString(),
  }
}
