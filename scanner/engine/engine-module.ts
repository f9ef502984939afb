import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What the engine exports; places are addresses in its memory, hashes and bars are unsigned 64-bit numbers given as signed ones. */
export type EngineExports = {
  memory: WebAssembly.Memory
  start: (seed: bigint, cellLimit: number, values: number, sampleRows: number) => void
  take: (bytes: number) => number
  give: (at: number, bytes: number) => void
  addPlaceholder: (at: number, bytes: number) => void
  setForm: (delimiter: number, lineEnd: number, carriage: number, quote: number) => void
  setWidth: (columns: number) => void
  setKey: (column: number, stream: number) => void
  setStreams: (bits: number, hashes: number) => void
  columnsAt: () => number
  beginRange: () => void
  measureRecords: (from: number, end: number, range: number) => void
  measureCells: (at: number, rows: number, width: number, range: number) => void
  measureValues: (at: number, count: number, column: number) => void
  finishColumns: () => void
  rowsSeen: () => number
  blankSeen: () => number
  linesPassed: () => number
  shortRows: () => number
  firstShort: () => number
  overlongRows: () => number
  firstLong: () => number
  unclosedLine: () => number
  strayQuotes: () => number
  firstStray: () => number
  findQuote: (from: number, end: number) => number
  openAfter: (from: number, end: number, isOpen: number) => number
  firstRecord: (from: number, end: number, isOpen: number) => number
  nextRecord: (from: number, end: number, isOpen: number) => number
  sampleAt: () => number
  sampleBytes: () => number
  sampleBar: () => bigint
  duplicatesBar: () => bigint
  hashesIn: (stream: number, part: number) => number
  copyHashes: (stream: number, part: number, to: number) => void
  countOwn: (stream: number, limit: bigint) => number
  countAgain: (at: number, count: number, limit: bigint) => number
}

const FILE = fileURLToPath(new URL('../../dist/scanner/engine.wasm', import.meta.url))
let compiled: WebAssembly.Module | null = null

/** The compiled engine, read once; says which command builds it when it is not there. */
export function engineModule(): WebAssembly.Module {
  if (compiled) return compiled
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(readFileSync(FILE))
  } catch {
    throw new Error(`the scanner's engine is not built (${FILE}); run: node tools/build-engine.mjs`)
  }
  return (compiled = new WebAssembly.Module(bytes))
}

/** A new engine with a memory of its own. */
export function newEngine(module: WebAssembly.Module): EngineExports {
  const abort = (): never => {
    throw new Error('the engine stopped')
  }
  return new WebAssembly.Instance(module, { env: { abort } }).exports as unknown as EngineExports
}
