import { useEffect, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { problem } from '#contract/route.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import type { Opened } from './asset-papers.tsx'

/** One paper on the same page. Fetched as a blob: the address itself is sandboxed, in which browsers refuse to show a PDF. */
export function PaperBeside({ paper }: { paper: Opened }) {
  const { w } = useWords()
  const [address, setAddress] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    let made: string | null = null
    let isGone = false
    fetch(`/api/files/${paper.sha256}`)
      .then(async (answer) => {
        if (!answer.ok) throw new Refused(answer.status, problem.parse(await answer.json()))
        made = URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: paper.mediaType }))
        if (isGone) URL.revokeObjectURL(made)
        else setAddress(made)
      })
      .catch(setError)
    return () => {
      isGone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [paper])
  return (
    <div className="paper-beside">
      <p>
        <a href={`/api/files/${paper.sha256}`} target="_blank" rel="noreferrer">
          {w({ zh: '在新窗口打开', en: 'Open in a new window' })}
        </a>
      </p>
      {error !== null && <ProblemNote error={error} />}
      {address &&
        (paper.mediaType.startsWith('image/') ? (
          <img src={address} alt={paper.name} />
        ) : (
          <iframe src={`${address}#navpanes=0&view=FitH`} title={paper.name} />
        ))}
    </div>
  )
}
