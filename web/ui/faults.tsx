import type { Fault } from '#contract/findings.ts'
import { count } from './dates.ts'
import { useWords } from './language.tsx'
import { faultWords } from './semantic-words.ts'
import { Status } from './status.tsx'
import './column-cells.css'

/** What is wrong with the structure of a dataset: kind, where (line or column), how often, in a sentence. */
export function Faults({ faults }: { faults: readonly Fault[] }) {
  const { w } = useWords()
  const where = (fault: Fault) =>
    [
      fault.line !== undefined && w({ zh: `第 ${count(fault.line)} 行`, en: `line ${count(fault.line)}` }),
      fault.column !== undefined && w({ zh: `列“${fault.column}”`, en: `column “${fault.column}”` }),
      fault.count !== undefined && fault.count > 1 && w({ zh: `${count(fault.count)} 处`, en: `${count(fault.count)} times` }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <ul className="faults">
      {faults.map((fault, i) => (
        <li key={i}>
          <Status tone={fault.severity === 'error' ? 'bad' : 'care'}>{w(faultWords[fault.code])}</Status>
          <span className="fault-where number">{where(fault)}</span>
          <span>{w(fault.message)}</span>
        </li>
      ))}
    </ul>
  )
}
