import { printPaper } from './print-paper.ts'
import type { Stage } from './stage.ts'

/** Who does what in operation, trading, settlement and supervision: people of the cast by name. */
export const hands = {
  bureau: '郑远航',
  checks: '谢同行',
  receives: '叶受之',
  draws: '林初晴',
  issues: '陈复礼',
  treasury: '钱分明',
  operates: '赵营达',
  rival: '吴营宏',
  develops: '开卷新',
  prepares: '研思远',
  reviews: '何明律',
  lists: '商通达',
  holds: '云知雨',
} as const

/** Prints a paper of the demonstration and brings it in. */
export async function bringPaper(
  stage: Stage,
  who: string,
  name: string,
  lines: readonly string[],
  caseId?: string,
): Promise<{ sha256: string; name: string }> {
  return stage.paper(who, caseId, `${name}.pdf`, await printPaper(name, [...lines, '本文件为演示资料，机构与人员均为虚构。']))
}
