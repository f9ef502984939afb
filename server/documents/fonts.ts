import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { readTrueType, type TrueType } from './true-type.ts'

/** The Chinese letters of the house, regular and bold. */
export type Letters = { readonly regular: TrueType; readonly bold: TrueType }

const weights = { regular: '400Regular', bold: '700Bold' }

/** The files of the fonts. */
async function readFontFiles(): Promise<Record<keyof Letters, Buffer>> {
  const { resolve } = createRequire(import.meta.url)
  const [regular, bold] = await Promise.all(
    [weights.regular, weights.bold].map((weight) =>
      readFile(resolve(`@expo-google-fonts/noto-serif-sc/${weight}/NotoSerifSC_${weight}.ttf`)),
    ),
  )
  return { regular: regular!, bold: bold! }
}

let letters: Promise<Letters> | null = null

/** The fonts of this process, some 30 MB; a failure to read them is not remembered. */
export function openLetters(): Promise<Letters> {
  letters ??= readFontFiles()
    .then(({ regular, bold }) => ({ regular: readTrueType(regular, 'NotoSerifSC-Regular'), bold: readTrueType(bold, 'NotoSerifSC-Bold') }))
    .catch((problem: unknown) => {
      letters = null
      throw problem
    })
  return letters
}
