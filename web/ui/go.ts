import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Goes to an address the platform gave: pages of the workbench without reloading, all others as plain links. */
export function useGo(): (href: string) => void {
  const router = useRouter()
  return useCallback((href: string) => {
    const inside = /^\/desk(\/.*)?$/.exec(href)
    if (inside) router.history.push(href)
    else location.assign(href)
  }, [router])
}
