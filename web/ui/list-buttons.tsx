import { Button } from 'antd'
import { addressOf } from './api.ts'
import { useWords } from './language.tsx'

/** A route that gives a list as a file, with what the list is narrowed by. */
export type Whole = { path: string; query?: Record<string, unknown> }

/** The whole list as Excel. */
export function ExcelButton({ path, query }: Whole) {
  const { w } = useWords()
  return (
    <Button href={addressOf(path, query)} download>
      {w({ zh: '导出 Excel', en: 'Excel' })}
    </Button>
  )
}

/** The whole list as pages to print, in a window of its own. */
export function PrintButton({ path, query }: Whole) {
  const { w } = useWords()
  return (
    <Button href={addressOf(path, query)} target="_blank">
      {w({ zh: '打印', en: 'Print' })}
    </Button>
  )
}
