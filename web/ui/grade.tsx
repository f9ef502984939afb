import { useWords } from './language.tsx'

const names = [
  { zh: '一般1级', en: 'General 1' },
  { zh: '一般2级', en: 'General 2' },
  { zh: '一般3级', en: 'General 3' },
  { zh: '一般4级', en: 'General 4' },
]

/** The grade of data from 1 (no harm, may be public) to 4 (very serious harm): number, word and depth of colour. */
export function Grade({ grade, isShort = false }: { grade: number; isShort?: boolean }) {
  const { w } = useWords()
  const name = names[grade - 1]
  return (
    <span className={`grade grade-${grade}`} title={name && w(name)}>
      {isShort || !name ? grade : w(name)}
    </span>
  )
}
