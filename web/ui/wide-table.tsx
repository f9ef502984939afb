import { Table, type TableProps, type TableRef } from 'antd'
import { useEffect, useRef } from 'react'

/** A table that is pushed sideways where the page is narrower; also by keyboard, whether or not there is a link in it. */
export function WideTable<T extends object>(props: TableProps<T> & { 'aria-label': string }) {
  const table = useRef<TableRef>(null)
  const label = props['aria-label']
  // The library gives no way to the part that moves, and may make it anew at any time.
  useEffect(() => {
    const part = table.current?.nativeElement.querySelector('.ant-table-content')
    for (const [name, value] of Object.entries({ tabindex: '0', role: 'group', 'aria-label': label })) part?.setAttribute(name, value)
  })
  return <Table<T> ref={table} size="small" pagination={false} scroll={{ x: 'max-content' }} {...props} />
}
