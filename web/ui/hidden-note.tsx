import { securityLabels, type SecurityLabel } from '#law/protection.ts'
import { Basis } from './basis.tsx'
import { useWords } from './language.tsx'

/** Says which parts are not shown because of the grade of the data. */
export function HiddenNote({ labels }: { labels: readonly SecurityLabel[] }) {
  const { w } = useWords()
  const named = (lang: 'zh' | 'en') => labels.map((label) => securityLabels[label].title[lang]).join(lang === 'zh' ? '、' : ', ')
  return (
    <p className="quiet">
      {w({ zh: `按数据级别不向您显示：${named('zh')}`, en: `Not shown to you, by the grade of the data: ${named('en')}` })}{' '}
      <Basis of="choice:security-labels" />
    </p>
  )
}
