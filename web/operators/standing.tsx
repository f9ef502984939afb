import type { MandateLine } from '#contract/operators.ts'
import { complianceParts, creditGrade, mandateStates } from '#law/operators.ts'
import { useWords } from '../ui/language.tsx'
import { Status, type Tone } from '../ui/status.tsx'

const tones: { readonly [state in MandateLine['state']]: Tone } = {
  live: 'done',
  planned: 'going',
  suspended: 'bad',
  over: 'plain',
  ended: 'plain',
}

const gradeTones = { A: 'done', B: 'done', C: 'care', D: 'bad' } as const

const allParts = Object.keys(complianceParts).length

/** How a mandate stands today. */
export function MandateState({ state }: { state: MandateLine['state'] }) {
  const { w } = useWords()
  return <Status tone={tones[state]}>{w(mandateStates[state])}</Status>
}

/** A score of credit with its grade; a line where it is not for the reader. */
export function Credit({ score }: { score: number | null }) {
  if (score === null) return <span className="quiet">—</span>
  const grade = creditGrade(score)
  return (
    <span className="row">
      <span className="number">{score}</span>
      <Status tone={gradeTones[grade]}>{grade}</Status>
    </span>
  )
}

/** How complete a compliance file is, and until when. */
export function FileState({ parts, until }: { parts: number; until: string | null }) {
  const { w } = useWords()
  return (
    <span className="wide-cell">
      <Status tone={parts === allParts ? 'done' : 'care'}>
        {w(
          parts === allParts ? { zh: '完整', en: 'Complete' } : { zh: `${parts}/${allParts}部分有效`, en: `${parts} of ${allParts} valid` },
        )}
      </Status>
      {until && <small className="number">{w({ zh: `最早到期 ${until}`, en: `until ${until}` })}</small>}
    </span>
  )
}
