import type { MouseEvent, ReactNode } from 'react'
import { deskHref } from './desk-href.ts'
import { useGo } from './go.ts'

/** A link to an address the platform gave: inside the workbench without reloading, and still a real link for new tabs. */
export function Inside({ href, children, className }: { href: string; children: ReactNode; className?: string }) {
  const go = useGo()
  const at = deskHref(href)
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !at.startsWith('/desk')) return
    event.preventDefault()
    go(at)
  }
  return <a href={at} onClick={onClick} className={className}>{children}</a>
}
