import { Input } from 'antd'
import { useState } from 'react'
import { yuan } from '#contract/money.ts'
import { useWords } from './language.tsx'
import { capitals, fenOf } from './money-words.ts'

type Props = {
  id: string
  value: number | null | undefined
  onChange: (fen: number | null) => void
  status?: 'error'
  'aria-describedby': string
  'aria-invalid': boolean
  'aria-required': boolean
}

/** An amount typed in yuan and kept in whole fen; its capitals stand below, so that a wrong number of zeros is seen. */
export function MoneyInput({ value, onChange, ...rest }: Props) {
  const { w } = useWords()
  const [typed, setTyped] = useState(() => (typeof value === 'number' ? yuan(value) : ''))
  // An amount filled in, or taken back, from elsewhere in the form shows here too.
  if (Number.isInteger(value) && fenOf(typed) !== value) setTyped(yuan(value!))
  if ((value === null || value === undefined) && fenOf(typed) !== null) setTyped('')
  const fen = typed.trim() === '' ? null : fenOf(typed)
  return (
    <>
      <Input
        {...rest}
        inputMode="decimal"
        style={{ maxWidth: '16rem' }}
        suffix={w({ zh: '元', en: 'yuan' })}
        value={typed}
        onChange={(e) => {
          setTyped(e.target.value)
          onChange(e.target.value.trim() === '' ? null : (fenOf(e.target.value) ?? Number.NaN))
        }}
        onBlur={() => fen !== null && setTyped(yuan(fen))}
      />
      {fen !== null && <small className="quiet capitals">{capitals(fen)}</small>}
    </>
  )
}
