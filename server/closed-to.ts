import { whyUnreachable } from './db/unreachable.ts'

const reasons: Readonly<Record<string, string>> = {
  EACCES:
    '无权读写，请改用账户能读写的位置，或改正属主 / may not be read or written by this account: name another place, or put its owner right',
  EPERM: '属于其他账户，请改正属主 / belongs to another account: put its owner right',
  EROFS: '只能读取，请改用另一处 / can only be read: name another place',
  ENOSPC: '磁盘已满，腾出空间后重新执行 / the disk is full: free some space and run this again',
}

/** Why a file, a folder or the database could not be used, with what helps; null for any other fault. */
export function closedTo(problem: unknown): string | null {
  if (!(problem instanceof Error)) return null
  const { code = '', path: place } = problem as NodeJS.ErrnoException
  // PostgreSQL, and the programs that make a cluster, say it in a way of their own.
  const isFull = code === '53100' || /No space left on device|Check free disk space/.test(problem.message)
  const reason = reasons[isFull ? 'ENOSPC' : code]
  return reason ? `${place ? `${place} ` : ''}${reason}` : whyUnreachable(problem)
}
