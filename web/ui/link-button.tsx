import { Button, type ButtonProps } from 'antd'
import { useGo } from './go.ts'

/** A button that is a real link: inside the workbench it goes there without reloading, and it still opens in a new tab. */
export function LinkButton({ href, ...rest }: ButtonProps & { href: string }) {
  const go = useGo()
  return (
    <Button
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || !href.startsWith('/desk')) return
        event.preventDefault()
        go(href)
      }}
    />
  )
}
