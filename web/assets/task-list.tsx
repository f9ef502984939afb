import type { RegradingLine } from '#contract/grading.ts'
import { regradingTriggers } from '#law/grading/triggers.ts'
import { Basis } from '../ui/basis.tsx'
import { DaysOf } from '../ui/days-left.tsx'
import { useWords } from '../ui/language.tsx'

/** The open tasks to grade one asset again. */
export function TaskList({ tasks }: { tasks: readonly RegradingLine[] }) {
  const { w } = useWords()
  if (tasks.length === 0) return null
  return (
    <section className="card" aria-labelledby="grading-tasks">
      <h2 id="grading-tasks">
        {w({ zh: '分级任务', en: 'To be graded' })} <Basis of="choice:regrading" />
      </h2>
      <ul className="history">
        {tasks.map((task) => (
          <li key={task.id}>
            <span className="number">{task.dueOn}</span>
            <span>
              <strong>{w(regradingTriggers[task.trigger])}</strong> · {w(task.detail)} <small className="quiet">{task.openedName}</small>
            </span>
            <DaysOf days={task.days} />
          </li>
        ))}
      </ul>
    </section>
  )
}
