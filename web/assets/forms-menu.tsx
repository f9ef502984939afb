import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { AssetView } from '#contract/inventory.ts'
import { type RegistrationFormLine, registrationFormRoutes } from '#contract/registration-forms.ts'
import { signs } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'

const kinds = [
  { as: 'xlsx', name: 'Excel' },
  { as: 'docx', name: 'Word' },
] as const

/** The forms of the other registers for this asset, prefilled; one that does not take it says why. */
export function FormsMenu({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  const [isOpen, setOpen] = useState(false)
  const found = useAsk(registrationFormRoutes.listRegistrationForms, { params: { id: asset.id } }, { enabled: isOpen })
  const hrefOf = (form: string, as: string) => `/api/assets/${asset.id}/registration-forms/${form}?as=${as}`
  const itemsOf = (line: RegistrationFormLine) =>
    line.whyNot
      ? [
          {
            key: line.form,
            disabled: true,
            label: (
              <span className="wide-cell">
                {w(line.title)}
                <small>
                  {w(line.whyNot.message)}
                  {line.whyNot.remedy && `${w(signs.semicolon)}${w(line.whyNot.remedy)}`}
                </small>
              </span>
            ),
          },
        ]
      : kinds.map(({ as, name }) => ({
          key: `${line.form}-${as}`,
          label: (
            <a href={hrefOf(line.form, as)} download>
              {w(line.title)}
              {w(signs.open)}
              {name}
              {w(signs.close)}
              <small className="quiet">
                {' '}
                {w({ zh: `已带出 ${line.filled}/${line.cells} 项`, en: `${line.filled} of ${line.cells} filled` })}
              </small>
            </a>
          ),
        }))
  const items = found.data
    ? found.data.items.flatMap(itemsOf)
    : [
        {
          key: 'wait',
          disabled: true,
          label: w(
            found.isError
              ? { zh: '没有读到，请关闭后重新打开', en: 'It could not be read; close and open again' }
              : { zh: '正在读取…', en: 'Reading…' },
          ),
        },
      ]
  return (
    <Dropdown trigger={['click']} open={isOpen} onOpenChange={setOpen} menu={{ items }}>
      <Button>{w({ zh: '其他登记的申请表 ▾', en: 'Forms of other registers ▾' })}</Button>
    </Dropdown>
  )
}
