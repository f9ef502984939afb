import type { CaseView } from '#contract/cases.ts'
import { useWords } from '../ui/language.tsx'
import { useDraft } from './draft.tsx'
import { pinPlace, unchangedPins } from './pinned-papers.ts'
import './case.css'

/**
 * What keeps an application from being sent in, and what was to be corrected but reads as before: that may be right as it was, which is
 * for the officer to say.
 */
export function BeforeSending({ view, missing }: { view: CaseView; missing: readonly { field: string }[] }) {
  const { w, list } = useWords()
  const { answers } = useDraft()
  const named = (fields: readonly string[]) => list(fields.map((field) => w(pinPlace(view.procedure, field))))
  const same = view.editableFields ? unchangedPins(view.pins, view.answers, answers) : []
  return (
    <>
      {missing.length > 0 && (
        <div className="form-state form-wrong" role="alert">
          {w({ zh: '申请还没有填写完整，先补全再提交：', en: 'The application is not complete yet: ' })}
          {named(missing.map(({ field }) => field))}
        </div>
      )}
      {same.length > 0 && (
        <div className="form-state" role="status">
          {w({ zh: '要求补正而没有改动的：', en: 'Returned for correction and not changed: ' })}
          {named(same)}
          {w({
            zh: '。退回补正只有一次；认为无须改的，在意见里写明理由。',
            en: '. A case is returned only once; where nothing needs changing, say why below.',
          })}
        </div>
      )}
    </>
  )
}
