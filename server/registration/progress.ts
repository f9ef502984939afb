import type { Progress } from '#contract/registration.ts'
import { remediesOf } from '#law/legal-remedies.ts'
import { parties, type Party } from '#law/parties.ts'
import type { Words } from '#law/words.ts'
import { procedureOf } from '#server/cases/known.ts'
import type { CaseState } from '#server/cases/state.ts'
import { moveView } from '#server/cases/view.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { findProgress, type ProgressRow } from './public.sql.ts'

/**
 * Where a case stands for whoever holds its number and code; one answer for everything that does not fit, so that nobody learns which
 * numbers there are (choice:progress-code).
 */
export async function readProgress(tx: Tx, { number, code }: { number: string; code: string }, today: string): Promise<Progress> {
  const row = await findProgress(tx, plain(number), plain(code))
  if (!row)
    throw new Denied(404, {
      code: 'no-such-case',
      message: { zh: '编号和查询码对不上，请对照回执再查', en: 'Number and code do not belong together; compare them with your receipt' },
      basis: 'choice:progress-code',
      remedy: {
        zh: '编号形如 FZ-2026-000123；查询码10位，没有数字0、1和字母I、L、O。申请单位可以在办件页看到查询码',
        en: 'A number looks like FZ-2026-000123; a code has ten characters, without the digits 0 and 1 and the letters I, L and O. The applicant finds the code on the page of the case',
      },
    })
  return progressOf(row, today)
}

function progressOf(row: ProgressRow, today: string): Progress {
  const procedure = procedureOf(row)
  const move = moveView(
    row as unknown as CaseState,
    {
      role: row.owner_role,
      id: null,
      name: null,
      also: row.also_owners.map((who) => ({ role: who.split(':')[0]!, organisationName: null })),
    },
    row.due_on,
    row.is_provisional,
    today,
  )
  return {
    number: row.number,
    procedure: row.procedure,
    title: procedure.title,
    state: stateOf(procedure, row),
    isEnded: row.ending !== null,
    since: row.since.toISOString(),
    whose: move ? joined([move.role, ...move.also.map(({ role }) => role)].map((role) => parties[role as Party].title)) : null,
    days: move?.days ?? null,
    dueOn: row.due_on,
    isProvisional: row.is_provisional,
    isPaused: move?.isPaused ?? false,
    decision: row.decision,
    ...ruledBy(procedure, row),
  }
}

/**
 * What the decision that is told rests on, how to ask again where the registrar takes requests in writing and there is still what is asked
 * about, and the remedies of law.
 */
function ruledBy(procedure: ReturnType<typeof procedureOf>, { ending, decision }: ProgressRow): Pick<Progress, 'basis' | 'remedy'> {
  const end = decision === null || ending === null ? undefined : procedure.ends[ending]
  const how = end?.outcome === 'refused' && ending !== procedure.overtaken ? procedure.asked?.how : undefined
  const again: Words[] = how
    ? [{ zh: `有新的证据的，可以再次提出：${how.zh}`, en: `With new evidence it can be asked for again: ${how.en}` }]
    : []
  const byLaw = end ? remediesOf(procedure, ending) : null
  const all = [...again, ...(byLaw ? [byLaw] : [])]
  return {
    basis: end ? [...[end.basis].flat(), ...(byLaw ? ['choice:legal-remedies'] : [])] : [],
    remedy: all.length > 0 ? { zh: all.map(({ zh }) => zh).join('；'), en: all.map(({ en }) => en).join('. ') } : null,
  }
}

const joined = (all: readonly Words[]): Words => ({ zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') })

function stateOf(procedure: ReturnType<typeof procedureOf>, { step, ending }: Pick<ProgressRow, 'step' | 'ending'>) {
  const at = step ? procedure.steps[step] : procedure.ends[ending ?? '']
  return at?.title ?? { zh: step ?? ending ?? '', en: step ?? ending ?? '' }
}

/** As typed: with blanks around and in between, in small or full-width letters. */
const plain = (typed: string) => typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
