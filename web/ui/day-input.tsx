import { DatePicker, type DatePickerProps } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'

const formats = { month: 'YYYY-MM', day: 'YYYY-MM-DD', minute: 'YYYY-MM-DD HH:mm' } as const
type Props = Pick<DatePickerProps, 'id' | 'placeholder' | 'status' | 'style' | 'allowClear'> & {
  readonly [name in `aria-${string}`]?: DatePickerProps['aria-label'] | boolean
} & {
  /** A day, 2026-11-28, or with `to` month 2026-11, with `to` minute 2026-11-28 09:30; null or what is none shows as empty. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly to?: keyof typeof formats
  /** The first and the last day or month that may be chosen. */
  readonly min?: string
  readonly max?: string
}

/**
 * A day, chosen in a calendar or typed. What is typed counts as soon as it is whole, not only once the field is left: the picker tells of
 * it some moments after that, and a button pressed at once would send what stood there before. Enter takes the day over and sends nothing:
 * whoever takes a day is not done with the form.
 */
export function DayInput({ value, onChange, to = 'day', min, max, ...rest }: Props) {
  const format = formats[to]
  const typed = (text: string) => {
    const isWhole = dayjs(text).isValid() && dayjs(text).format(format) === text
    if (isWhole && text !== value && (!min || text >= min) && (!max || text.slice(0, max.length) <= max)) onChange(text)
  }
  const shown = value !== null && dayjs(value).isValid() ? dayjs(value) : null
  return (
    <span style={{ display: 'contents' }} onInput={(event) => typed((event.target as HTMLInputElement).value)}>
      <DatePicker
        {...rest}
        {...(to === 'month' ? { picker: 'month' as const } : {})}
        {...(to === 'minute' ? { showTime: { format: 'HH:mm' } } : {})}
        {...(min ? { minDate: dayjs(min) } : {})}
        {...(max ? { maxDate: dayjs(max) } : {})}
        format={format}
        value={shown}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
        onChange={(day) => onChange(day ? (day as dayjs.Dayjs).format(format) : null)}
      />
    </span>
  )
}
