import { useState } from 'react'
import { withDerived } from '#contract/forms.ts'
import type { FormShape } from '#law/form.ts'
import { forms } from '#law/forms.ts'
import { Checkbox } from 'antd'
import { AnswerText, type Given } from '../ui/answer-text.tsx'
import { useWords } from '../ui/language.tsx'
import { changedFields } from './changed-fields.ts'

type Version = { version: number; card: Given; title?: string }
const shape: FormShape = forms['information-card']

/** Two versions of a card side by side, section by section; what differs is marked, and can be shown alone. */
export function VersionCompare({ before, after }: { before: Version; after: Version }) {
  const { w } = useWords()
  const changed = changedFields(withDerived(shape, before.card, {}), withDerived(shape, after.card, {}))
  const [isBrief, setBrief] = useState(true)
  return (
    <>
      <p className="row" role="status">
        <strong>{w({ zh: `${changed.size} 处不同`, en: `${changed.size} differences` })}</strong>
        <Checkbox checked={isBrief} onChange={(event) => setBrief(event.target.checked)}>
          {w({ zh: '只看不同', en: 'Differences only' })}
        </Checkbox>
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label={w({ zh: '版本比对', en: 'Versions side by side' })}>
        <table className="plain-table versions">
          <thead>
            <tr>
              <th scope="col">{w({ zh: '项目', en: 'Field' })}</th>
              {[before, after].map((each) => (
                <th key={each.title ?? each.version} scope="col">
                  {each.title ?? w({ zh: `第 ${each.version} 版`, en: `Version ${each.version}` })}
                </th>
              ))}
            </tr>
          </thead>
          {shape.sections.map((section) => {
            const fields = Object.entries(section.fields).filter(([id, field]) => !field.derived && (!isBrief || changed.has(id)))
            return (
              fields.length > 0 && (
                <tbody key={section.id}>
                  <tr>
                    <th scope="rowgroup" colSpan={3} className="versions-section">
                      {w(section.title)}
                    </th>
                  </tr>
                  {fields.map(([id, field]) => (
                    <tr key={id} className={changed.has(id) ? 'versions-changed' : ''}>
                      <th scope="row">{w(field.label)}</th>
                      <td>
                        <AnswerText field={field} value={before.card[id]} />
                      </td>
                      <td>
                        <AnswerText field={field} value={after.card[id]} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              )
            )
          })}
        </table>
      </div>
    </>
  )
}
