import { textOf } from '#contract/text-of.ts'
import { civilDate } from '#contract/working-days.ts'
import type { EffectWork } from '#server/cases/lent.ts'
import { findFiled } from '#server/cases/subject.sql.ts'
import { invalid } from '#server/denied.ts'
import { findBroughtIn } from '#server/files/files.sql.ts'

type Paper = { readonly sha256: string; readonly name: string }
const isPaper = (answer: unknown): answer is Paper =>
  typeof answer === 'object' && answer !== null && 'sha256' in answer && typeof answer.sha256 === 'string'

/** The papers among some answers, by field. Pure. */
function papersIn(answers: Readonly<Record<string, unknown>>): { field: string; paper: Paper }[] {
  return Object.entries(answers).flatMap(([field, answer]) => (isPaper(answer) ? [{ field, paper: answer }] : []))
}

/**
 * Every paper of a destruction was brought in by the unit, it was approved when the data was complete, and nothing was destroyed before it
 * was approved here (§4.8, §4.9).
 */
export const checkDisposalPapers: EffectWork = async (tx, { kase, asked }) => {
  const papers = papersIn({ ...kase.answers, ...asked })
  const known = await findBroughtIn(
    tx,
    kase.applicantId ?? '',
    papers.map(({ paper }) => paper.sha256),
  )
  const missing = papers.filter(({ paper }) => !known.has(paper.sha256))
  if (missing.length > 0)
    throw invalid(
      missing.map(({ field }) => ({
        field,
        message: {
          zh: '平台没有收到本单位上传的这份文件，请重新上传',
          en: 'The platform does not have this file of the unit; upload it again',
        },
      })),
    )
  const [approvedOn, from] = [textOf(asked['approvedOn']), textOf(kase.answers['retainFrom'])]
  if (approvedOn && approvedOn < from)
    throw invalid([
      {
        field: 'approvedOn',
        message: {
          zh: `不能早于保存期起算日（${from}）：那时数据还在形成，不能已经批准销毁`,
          en: `Not before ${from}, when its last record was made: data still coming in cannot have been approved for destruction`,
        },
      },
    ])
  const destroyedOn = textOf(asked['destroyedOn'])
  const passed = destroyedOn && (await findFiled(tx, kase.id, 'approval', 'pass'))
  if (passed && destroyedOn < civilDate(passed.at))
    throw invalid([
      {
        field: 'destroyedOn',
        message: {
          zh: `不能早于本办件批准之日（${civilDate(passed.at)}）`,
          en: `Not before it was approved in this case (${civilDate(passed.at)})`,
        },
      },
    ])
}
