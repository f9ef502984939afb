import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { deskHref } from './desk-href.ts'

/** Goes to an address the platform gave: pages of the workbench without reloading, all others as plain links. */
export function useGo(): (href: string) => void {
  const router = useRouter()
  return useCallback(
    (href: string) => {
      const at = deskHref(href)
      if (/^\/desk(\/|$)/.test(at)) router.history.push(at)
      else location.assign(at)
    },
    [router],
  )
}
