import type { MouseEvent, ReactNode } from 'react'
import { useGo } from './go.ts'

/** A link to an address the platform gave: inside the workbench without reloading, and still a real link for new tabs. */
export function Inside({ href, children, className }: { href: string; children: ReactNode; className?: string }) {
  const go = useGo()
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !href.startsWith('/desk')) return
    event.preventDefault()
    go(href)
  }
  return <a href={href} onClick={onClick} className={className}>{children}</a>
}
