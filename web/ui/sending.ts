import { useRef, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { newKey } from './key.ts'

/**
 * Sends something once at a time and keeps the error it came back with; what is sent gets a key, with which the platform does it once.
 * After an answer, also a refusal, the next attempt has a new key; after a lost connection it has the same, since the first may have arrived.
 */
export function useSending(): { isBusy: boolean; error: unknown; send: (what: (key: string) => Promise<void>) => Promise<void> } {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const key = useRef(newKey())
  const send = async (what: (key: string) => Promise<void>) => {
    setBusy(true)
    setError(null)
    try {
      await what(key.current)
      key.current = newKey()
    } catch (e) {
      if (e instanceof Refused) key.current = newKey()
      setError(e)
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, error, send }
}
