import { inYuan } from '#contract/money.ts'
import { useWords } from './language.tsx'
import { capitals } from './money-words.ts'

/** An amount of whole fen as yuan with thousands separators; its capitals (大写) on hover where Chinese is read. */
export function Money({ fen }: { fen: number | null | undefined }) {
  const { w, language } = useWords()
  if (fen === null || fen === undefined) return <span>—</span>
  return (
    <span className="number" title={language === 'zh' ? capitals(fen) : undefined}>
      {w(inYuan(fen))}
    </span>
  )
}
