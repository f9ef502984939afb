const mail = /[\w.+-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}/i
const digitsRun = /\d(?:[ \-().]{0,2}\d)*/g

const extension = /-\d{1,6}$/

function isTelephone(written: string): boolean {
  const { length } = written.replaceAll(/\D/g, '')
  return length >= 7 && length <= 15
}

/**
 * Whether somebody can be called by a text: it holds a number of 7 to 15 digits, however that is written, with an extension or another
 * number after it. Pure.
 */
function holdsTelephone(text: string): boolean {
  const stretches = [...text.normalize('NFKC').matchAll(digitsRun)].flatMap(([found]) => [found, ...found.split(' ')])
  return stretches.some((stretch) => isTelephone(stretch) || isTelephone(stretch.replace(extension, '')))
}

/** Whether somebody can be reached by a text as a field asks for it (`reaches`). Pure. */
export function isReachable(text: string, by: 'telephone' | 'telephone-or-mail'): boolean {
  return holdsTelephone(text) || (by === 'telephone-or-mail' && mail.test(text.normalize('NFKC')))
}
