import { Button, Input, InputNumber, Radio } from 'antd'
import type { CodedUnit, Segment } from '#contract/coding-rule.ts'
import { codeLimits, codingSegments } from '#law/coding.ts'
import { useWords } from '../ui/language.tsx'

type Props = {
  segment: Segment
  unit: CodedUnit
  isFirst: boolean
  isLast: boolean
  onChange: (next: Segment) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One segment of the rule being composed: what it stands for, its settings, and its place. */
export function SegmentEditor({ segment, unit, isFirst, isLast, onChange, onMove, onRemove }: Props) {
  const { w } = useWords()
  const { title, help } = codingSegments[segment.kind]
  const name = w(title)
  return (
    <li>
      <span className="segment-name">
        {name}
        <small>{w(codingSegments[segment.kind].source)}</small>
      </span>
      <div className="segment-value">
        <SegmentValue segment={segment} unit={unit} onChange={onChange} />
        <p className="quiet">{w(help)}</p>
      </div>
      <span className="segment-acts">
        <Button
          size="small"
          disabled={isFirst}
          aria-label={w({ zh: `${title.zh}前移`, en: `Move ${title.en} forward` })}
          onClick={() => onMove(-1)}
        >
          ↑
        </Button>
        <Button
          size="small"
          disabled={isLast}
          aria-label={w({ zh: `${title.zh}后移`, en: `Move ${title.en} back` })}
          onClick={() => onMove(1)}
        >
          ↓
        </Button>
        <Button size="small" aria-label={w({ zh: `去掉${title.zh}`, en: `Take out ${title.en}` })} onClick={onRemove}>
          {w({ zh: '去掉', en: 'Take out' })}
        </Button>
      </span>
    </li>
  )
}

const upper = (text: string, most: number) =>
  text
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .slice(0, most)

function SegmentValue({ segment, unit, onChange }: Pick<Props, 'segment' | 'unit' | 'onChange'>) {
  const { w } = useWords()
  switch (segment.kind) {
    case 'unit':
      return (
        <span className="row">
          <Radio.Group
            aria-label={w({ zh: '单位用什么码', en: 'Which code of the unit' })}
            value={segment.short === null}
            onChange={(event) => onChange({ ...segment, short: event.target.value ? null : '' })}
            options={[
              { value: true, label: w({ zh: `主体标识码 ${unit.uscc.slice(8, 17)}`, en: `Identifier ${unit.uscc.slice(8, 17)}` }) },
              { value: false, label: w({ zh: '本单位短码', en: 'Short code' }) },
            ]}
          />
          {segment.short !== null && (
            <Input
              aria-label={w({ zh: '本单位短码', en: 'Short code' })}
              style={{ width: '9rem' }}
              value={segment.short}
              maxLength={9}
              placeholder="GJ01"
              onChange={(event) => onChange({ ...segment, short: upper(event.target.value, 9) })}
            />
          )}
        </span>
      )
    case 'serial':
      return (
        <InputNumber<number>
          aria-label={w({ zh: '流水号位数', en: 'Places of the serial' })}
          min={codeLimits.fewestSerials}
          max={codeLimits.mostSerials}
          precision={0}
          value={segment.places}
          onChange={(places) => onChange({ ...segment, places: places ?? codeLimits.fewestSerials })}
        />
      )
    case 'text':
      return (
        <Input
          aria-label={w({ zh: '固定字符', en: 'Fixed text' })}
          style={{ width: '10rem' }}
          maxLength={codeLimits.mostText}
          value={segment.text}
          onChange={(event) => onChange({ ...segment, text: event.target.value.toUpperCase().replaceAll(/[^0-9A-Z-]/g, '') })}
        />
      )
    case 'business':
      return <BusinessCodes segment={segment} onChange={onChange} />
    default:
      return null
  }
}

/** The unit's own business codes, written one a line: code, blank, name. */
function BusinessCodes({ segment, onChange }: { segment: Segment & { kind: 'business' }; onChange: (next: Segment) => void }) {
  const { w } = useWords()
  const lines = segment.codes.map(({ code, name }) => `${code} ${name}`).join('\n')
  const parse = (text: string) =>
    text
      .split('\n')
      .map((line) => /^\s*([0-9A-Za-z]{0,6})(?:\s+(.*))?$/.exec(line))
      .flatMap((found) => (found?.[1] ? [{ code: found[1].toUpperCase(), name: (found[2] ?? '').trim().slice(0, 60) }] : []))
  return (
    <Input.TextArea
      key={segment.kind}
      aria-label={w({ zh: '业务分类码', en: 'Business codes' })}
      autoSize={{ minRows: 3, maxRows: 10 }}
      defaultValue={lines}
      placeholder={w({ zh: 'XL 线路\nCZ 车站\nYY 运营', en: 'XL Lines\nCZ Stations\nYY Operation' })}
      onChange={(event) => onChange({ ...segment, codes: parse(event.target.value) })}
    />
  )
}
