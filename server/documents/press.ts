import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { readCoverage } from './font-coverage.ts'

/** Sets documents as PDF/A-2b: one compiler with the Chinese fonts for the whole process, made when the first is asked for (some 0.2 s). */
export type Press = { readonly covers: (codePoint: number) => boolean; setPdf(source: string, data: unknown): Buffer }

const fonts = ['400Regular', '700Bold'].map(weight => `@expo-google-fonts/noto-serif-sc/${weight}/NotoSerifSC_${weight}.ttf`)
/** How many documents are set before the compiler forgets what it has not used for ten of them. */
const forgetEvery = 20

let press: Promise<Press> | null = null

/** The press of this process; a failure to make it is not remembered. */
export function openPress(): Promise<Press> {
  press ??= setUp().catch((problem: unknown) => { press = null; throw problem })
  return press
}

async function setUp(): Promise<Press> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const { resolve } = createRequire(import.meta.url)
  const fontBlobs = await Promise.all(fonts.map(font => readFile(resolve(font))))
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] })
  let printed = 0
  return {
    covers: readCoverage(fontBlobs[0]!),
    // Data go in as one JSON input and are never part of the source, so that no name can become markup.
    setPdf: (source, data) => {
      const compiled = compiler.compile({ mainFileContent: source, inputs: { data: JSON.stringify(data) } })
      if (!compiled.result) throw new Error(`the document could not be set: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`)
      const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-2b' })
      if (++printed % forgetEvery === 0) compiler.evictCache(10)
      return pdf
    },
  }
}
