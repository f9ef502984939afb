import { vi } from 'vitest'

/** What a command writes to the standard output, and what it answers; nothing of it reaches the terminal. */
export async function printed<T>(command: () => Promise<T>): Promise<{ readonly said: string; readonly answer: T }> {
  let said = ''
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  try {
    return { answer: await command(), said }
  } finally {
    out.mockRestore()
  }
}
