import { Button, Input, Select } from 'antd'
import type { Pin } from './answer-text.tsx'
import { useWords } from './language.tsx'

/** A field of the application that a pin can be stuck to. */
export type PinTarget = { field: string; label: string }

/** What has to be corrected, item by item: a field and what is wrong with it. */
export function PinsInput({
  domId,
  value,
  onChange,
  targets,
}: {
  domId: string
  value: readonly Pin[]
  onChange: (pins: Pin[]) => void
  targets: readonly PinTarget[]
}) {
  const { w } = useWords()
  const change = (at: number, part: Partial<Pin>) => onChange(value.map((pin, i) => (i === at ? { ...pin, ...part } : pin)))
  return (
    <div role="group" aria-labelledby={`${domId}-label`} className="pins">
      {value.map((pin, i) => (
        <div key={i} className="pin">
          <Select
            aria-label={w({ zh: `第 ${i + 1} 项所指字段`, en: `Field of item ${i + 1}` })}
            value={pin.field || null}
            placeholder={w({ zh: '选择字段', en: 'Choose a field' })}
            options={targets.map((t) => ({ value: t.field, label: t.label }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(field) => change(i, { field })}
          />
          <Input.TextArea
            aria-label={w({ zh: `第 ${i + 1} 项补正说明`, en: `Note of item ${i + 1}` })}
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={1000}
            placeholder={w({ zh: '哪里不对，应当怎样改', en: 'What is wrong and what to do' })}
            value={pin.note}
            onChange={(e) => change(i, { note: e.target.value })}
          />
          <Button
            type="text"
            aria-label={w({ zh: `删除第 ${i + 1} 项`, en: `Remove item ${i + 1}` })}
            onClick={() => onChange(value.filter((_, j) => j !== i))}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button id={domId} size="small" disabled={value.length >= 50} onClick={() => onChange([...value, { field: '', note: '' }])}>
        {w({ zh: '＋ 增加一项', en: '+ Add an item' })}
      </Button>
    </div>
  )
}
