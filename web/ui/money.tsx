import { inYuan } from '#contract/money.ts'
import { useWords } from './language.tsx'
import { capitals } from './money-words.ts'

/** An amount of whole fen as yuan with thousands separators; its capitals (大写) on hover. */
export function Money({ fen }: { fen: number | null | undefined }) {
  const { w } = useWords()
  if (fen === null || fen === undefined) return <span>—</span>
  return <span className="number" title={capitals(fen)}>{w(inYuan(fen))}</span>
}
