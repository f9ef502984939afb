import { cpus, release, totalmem } from 'node:os'

/** The machine a figure was measured on, in a line. */
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.versions.node}, bundled PostgreSQL 18`

/** Today, as documents are dated. */
export const todayAsDated = (): string => new Date().toISOString().slice(0, 10)
