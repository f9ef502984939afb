import type { Fault, FaultCode } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'

/** A source that cannot be read; caught once, in the scan, and turned into a finding. */
export class Unreadable extends Error {
  readonly fault: Fault
  constructor(code: FaultCode, message: Words) {
    super(message.en)
    this.name = 'Unreadable'
    this.fault = { code, severity: 'error', message }
  }
}

/** Collects the faults of one dataset; the same fault seen again only raises its count. */
export class Faults {
  readonly list: Fault[] = []

  /** Notes one occurrence, keeping the first line and column it was seen at. */
  add(code: FaultCode, severity: Fault['severity'], message: Words, where: { line?: number; column?: string; count?: number } = {}): void {
    const known = this.list.find((fault) => fault.code === code && fault.message.zh === message.zh)
    if (known) known.count = (known.count ?? 1) + (where.count ?? 1)
    else this.list.push({ code, severity, message, ...where, count: where.count ?? 1 })
  }

  warn(code: FaultCode, message: Words, where?: { line?: number; column?: string; count?: number }): void {
    this.add(code, 'warning', message, where)
  }
}
