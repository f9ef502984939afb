import { useSyncExternalStore } from 'react'

/** One value outside the component tree that components can watch. */
export type Signal<T> = { get: () => T; set: (next: T) => void; watch: (onChange: () => void) => () => void }

/** Makes a watched value. */
export function signal<T>(first: T): Signal<T> {
  let value = first
  const watchers = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const watcher of watchers) watcher()
    },
    watch: (onChange) => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
  }
}

/** Watches a signal while a component is shown. */
export function useSignal<T>(watched: Signal<T>): T {
  return useSyncExternalStore(watched.watch, watched.get)
}
