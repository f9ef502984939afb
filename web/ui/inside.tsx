import type { MouseEvent, ReactNode } from 'react'
import { deskHref } from './desk-href.ts'
import { useGo } from './go.ts'

/**
 * A link to an address the platform gave: inside the workbench without reloading, and still a real link for new tabs; `onGo` is told when
 * it goes there without.
 */
export function Inside({ href, children, className, onGo }: { href: string; children: ReactNode; className?: string; onGo?: () => void }) {
  const go = useGo()
  const at = deskHref(href)
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !at.startsWith('/desk')) return
    event.preventDefault()
    onGo?.()
    go(at)
  }
  return (
    <a href={at} onClick={onClick} className={className}>
      {children}
    </a>
  )
}
