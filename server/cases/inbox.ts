import type { z } from 'zod'
import type { caseLine } from '#contract/cases.ts'
import { parties, type Party } from '#law/parties.ts'
import { lastMoveOf } from '#law/procedure.ts'
import { type ExcelColumn, excelMoment } from '#server/http/excel.ts'
import type { InboxRow } from './inbox.sql.ts'
import { procedureOf } from './known.ts'
import { titleOf } from './steps.ts'
import type { CaseState } from './state.ts'
import { moveView } from './view.ts'

type Line = z.input<typeof caseLine>

/** One line of the inbox out of its row. */
export function inboxLine(row: InboxRow, today: string): Line {
  const kase = row as unknown as CaseState
  return {
    id: row.id,
    number: row.number,
    procedure: row.procedure,
    title: row.title,
    step: row.step,
    ending: row.ending,
    applicantName: row.applicant_name,
    lastAct: row.last_act,
    openedAt: row.opened_at.toISOString(),
    actedAt: row.acted_at.toISOString(),
    isMine: row.is_mine,
    move: moveView(
      kase,
      { role: row.owner_role, id: row.owner_id, name: row.owner_name, also: row.also },
      row.due_on,
      row.is_provisional,
      today,
    ),
  }
}

/** The columns of the inbox in Excel, headed in both languages. */
export const excelColumns: readonly ExcelColumn[] = [
  { title: '办件编号 Number', width: 18 },
  { title: '事项 Procedure', width: 16 },
  { title: '标题 Title', width: 40 },
  { title: '当前环节 Step', width: 16 },
  { title: '轮到 Whose move', width: 26 },
  { title: '办理期限 Due', width: 14 },
  { title: '剩余工作日 Working days left', width: 26 },
  { title: '申请单位 Applicant', width: 26 },
  { title: '最近办理 Last act', width: 16 },
  { title: '最近办理时间 At', width: 20 },
]

/** One line of the inbox as cells. */
export function toExcelRow(line: Line): (string | number | null)[] {
  const procedure = procedureOf({ procedure: line.procedure })
  const at = line.step ? procedure.steps[line.step]?.title.zh : line.ending ? procedure.ends[line.ending]?.title.zh : ''
  return [
    line.number,
    procedure.title.zh,
    line.title,
    at ?? '',
    line.move ? [line.move, ...line.move.also].map((m) => m.organisationName ?? parties[m.role as Party]?.title.zh ?? '').join('、') : '',
    line.move?.dueOn ?? '',
    line.move?.days ?? null,
    line.applicantName ?? '',
    titleOf(line.lastAct, lastMoveOf(procedure, line)).zh,
    excelMoment(new Date(line.actedAt)),
  ]
}
