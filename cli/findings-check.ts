import { readFile } from 'node:fs/promises'
import { firstClear } from '#contract/clear-values.ts'
import { findingsFile, type FindingsFile } from '#contract/scan-files.ts'
import { isSignedBy, readPublicKey, readSigned } from '#contract/signing.ts'
import { CommandDenied } from './denial.ts'
import { shown } from './shown.ts'

/**
 * Checks a findings file without the platform and answers what is in it, to be read; denied when it is not whole, not signed by the key,
 * or shows what should be masked.
 */
export async function checkFindings(place: string, publicKey?: string): Promise<string> {
  const signed = readSigned(await readText(place))
  if (!signed)
    throw new CommandDenied({ zh: `${place} 不是扫描结果文件，或不完整`, en: `${place} is no findings file, or not a whole one` })
  const key = publicKey === undefined ? null : readPublicKey(await readText(publicKey))
  if (publicKey !== undefined && !key)
    throw new CommandDenied({ zh: `${publicKey} 不是 Ed25519 公钥（PEM）`, en: `${publicKey} is no Ed25519 public key in PEM` })
  if (key && key.keyId !== signed.keyId)
    throw new CommandDenied({
      zh: `文件由另一把密钥签名（${signed.keyId}，不是 ${key.keyId}）`,
      en: `The file was signed with another key (${signed.keyId}, not ${key.keyId})`,
    })
  if (key && !isSignedBy(signed, key))
    throw new CommandDenied({
      zh: '签名与内容不符：文件在签名之后被改动或损坏',
      en: 'The signature does not fit what it signs: the file was changed or damaged since',
    })
  const content = readContent(signed.payload)
  const clear = content.findings.map(({ finding }) => firstClear(finding)).find((found) => found !== null)
  if (clear)
    throw new CommandDenied({
      zh: shown(`“${clear.dataset}”的“${clear.column}”中有未遮盖的个人信息`),
      en: shown(`“${clear.dataset}”, “${clear.column}”, shows personal values unmasked`),
    })
  return told(
    content,
    `${signed.keyId} ${key ? '签名有效 signature holds' : '签名未核验，请用 --public-key 指明公钥 · signature not checked, give --public-key'}`,
  )
}

async function readText(place: string): Promise<string> {
  return readFile(place, 'utf8').catch(() => {
    throw new CommandDenied({ zh: `读不到 ${place}`, en: `${place} cannot be read` })
  })
}

function readContent(payload: string): FindingsFile {
  try {
    return findingsFile.parse(JSON.parse(payload))
  } catch {
    throw new CommandDenied({ zh: '内容不合约定格式', en: 'What was signed does not keep to its form' })
  }
}

function told({ unit, madeAt, scannerVersion, findings }: FindingsFile, key: string): string {
  const lines = findings.map(({ finding: f }) => {
    const personal = f.columns.filter((c) => c.personal).length
    return `  ${f.dataset}  ${f.rows.toLocaleString('en-US')} 行 rows  ${f.columns.length} 字段 columns  ${personal} 个人信息 personal  ${f.grade} 级 grade${f.faults.some((fault) => fault.severity === 'error') ? '  有问题 faulty' : ''}`
  })
  return [
    `单位 unit: ${unit.name} ${unit.uscc}`,
    `生成 made: ${madeAt}  扫描器 scanner: ${scannerVersion}`,
    `密钥 key: ${key}`,
    `数据集 datasets: ${findings.length}`,
    ...lines,
    '',
  ]
    .map(shown)
    .join('\n')
}
