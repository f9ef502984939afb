import { Radio } from 'antd'
import type { Calculation } from '#contract/valuation/calculation.ts'
import type { VariantShape } from '#law/valuation/parameter.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'

/** The decisions of a formula that are no numbers, such as when in a year income arises. */
export function Alternatives({
  given,
  shape,
  onChange,
}: {
  given: Calculation
  shape: VariantShape
  onChange: (next: Calculation) => void
}) {
  const { w } = useWords()
  return Object.entries(shape.alternatives ?? {}).map(([id, { label, options, basis }]) => (
    <div key={id} className="row" role="group" aria-label={w(label)}>
      <span>
        {w(label)} <Basis of={basis} />
      </span>
      <Radio.Group
        value={given.alternatives[id] ?? null}
        options={Object.entries(options).map(([value, words]) => ({ value, label: w(words) }))}
        onChange={(event) => onChange({ ...given, alternatives: { ...given.alternatives, [id]: event.target.value as string } })}
      />
    </div>
  ))
}
