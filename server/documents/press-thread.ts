import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { parentPort, workerData } from 'node:worker_threads'
import type { Order, Outcome } from './press.ts'

/** How many documents are set before the compiler forgets what it has not used for ten of them. */
const forgetEvery = 20

/** A folder that is not there: a document reads what it is given and no file of the machine. */
const workspace = '/nowhere'

const { fonts } = workerData as { fonts: readonly Uint8Array[] }
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font.buffer, font.byteOffset, font.length)) }] })
let printed = 0

/**
 * Sets one document. Data go in as a JSON file and are never part of the source, so that no name can become markup; as an
 * input they would be part of the library, and the compiler would forget with each document what it knows of the last.
 */
function set({ source, data }: Order): Outcome {
  compiler.mapShadow(`${workspace}/data.json`, Buffer.from(data))
  const compiled = compiler.compile({ mainFileContent: source })
  if (!compiled.result) return { problem: `the document could not be set: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}` }
  const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-2b' })
  if (++printed % forgetEvery === 0) compiler.evictCache(10)
  return { pdf }
}

parentPort!.on('message', (order: Order) => { parentPort!.postMessage(set(order)) })
