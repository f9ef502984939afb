import { useWords } from '../ui/language.tsx'
import { inYuan } from '#contract/money.ts'

/** The difference between cards and book: 0.00, or it is shown as the fault it is. */
export function Difference({ fen }: { fen: number }) {
  const { w } = useWords()
  return (
    <span
      className={fen === 0 ? 'number difference-none' : 'number difference'}
      title={w(fen === 0 ? { zh: '卡账相符', en: 'Cards and book agree' } : { zh: '卡账不符', en: 'Cards and book differ' })}
    >
      {w(inYuan(fen))}
    </span>
  )
}
