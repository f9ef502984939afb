import { Typography } from 'antd'
import type { CaseView } from '#contract/cases.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'

/** What the applicant gives to somebody without an account who should see how far the case is. */
export function ProgressCode({ view }: { view: CaseView }) {
  const { w } = useWords()
  if (!view.progressCode) return null
  return (
    <section className="card" aria-labelledby="progress-code">
      <h2 id="progress-code">
        {w({ zh: '公开查询', en: 'Open progress' })} <Basis of="choice:progress-code" />
      </h2>
      <p>
        {w({ zh: '编号 ', en: 'Number ' })}
        <span className="number">{view.number}</span>
        {w({ zh: '，查询码 ', en: ', code ' })}
        <Typography.Text copyable code>
          {view.progressCode}
        </Typography.Text>
      </p>
      <p className="quiet">
        {w({
          zh: '不登录也能查环节和剩余时间，不显示单位和内容：',
          en: 'Step and time left without signing in, never the unit or the content: ',
        })}
        <a href="/progress" target="_blank" rel="noreferrer">
          {w({ zh: '办件进度', en: 'Progress' })}
        </a>
      </p>
    </section>
  )
}
