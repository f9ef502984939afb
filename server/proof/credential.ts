import { certificateFields, type CertificateField } from '#contract/certificate-fields.ts'
import type { Document } from '#contract/proof/data-integrity.ts'
import { listLength, messageSize, statusMessages } from '#contract/proof/status-list.ts'
import type { Issued } from '#server/registration/fallen.sql.ts'

export const vcContext = 'https://www.w3.org/ns/credentials/v2'

/** Where what can be checked without us is published, under the platform's own address. */
export const places = {
  issuer: (base: string) => `${base}/issuer.json`,
  context: (base: string) => `${base}/contexts/registration/v1`,
  credential: (base: string, number: string) => `${base}/credentials/${number}`,
  statusList: (base: string, purpose: StatusPurpose, list: number) => `${base}/status/${purpose}/${list}`,
} as const

/** The two lists a status is in: one bit for whoever asks only whether it holds, and which status it is. */
export const statusPurposes = ['revocation', 'message'] as const
export type StatusPurpose = (typeof statusPurposes)[number]

/** The certificate as a Verifiable Credential 2.0, before it is signed: the same facts, the digests of its file, and where its status is published. */
export function credentialOf(base: string, issued: Issued): Document & { readonly id: string } {
  const facts = Object.fromEntries(
    (Object.keys(certificateFields) as CertificateField[]).flatMap((key) => (issued.facts[key] ? [[key, issued.facts[key]]] : [])),
  )
  return {
    '@context': [vcContext, places.context(base)],
    id: places.credential(base, issued.number),
    type: ['VerifiableCredential', 'DataAssetRegistrationCredential'],
    issuer: { id: places.issuer(base), name: issued.facts['registrar'] ?? '' },
    validFrom: `${issued.issuedOn}T00:00:00+08:00`,
    validUntil: `${issued.validUntil}T23:59:59+08:00`,
    credentialStatus: statusPurposes.map((purpose) => statusEntry(base, purpose, issued.serial)),
    credentialSubject: { type: 'DataAsset', number: issued.number, ...facts, pdfSha256: issued.pdfSha256, pdfSm3: issued.pdfSm3 },
  }
}

function statusEntry(base: string, statusPurpose: StatusPurpose, serial: number) {
  const list = places.statusList(base, statusPurpose, Math.floor(serial / listLength))
  const statusListIndex = String(serial % listLength)
  const messages = {
    statusSize: messageSize,
    statusMessage: statusMessages.map((message, at) => ({ status: `0x${at.toString(16)}`, message })),
  }
  return {
    id: `${list}#${statusListIndex}`,
    type: 'BitstringStatusListEntry',
    statusPurpose,
    statusListIndex,
    statusListCredential: list,
    ...(statusPurpose === 'message' ? messages : {}),
  }
}

/** The words of the credential, each with one meaning of its own (JSON-LD 1.1): nothing else may be said with them. */
export function contextOf(base: string): Document {
  const term = (name: string) => ({ '@id': `${places.context(base)}#${name}` })
  const words = ['number', ...Object.keys(certificateFields), 'pdfSha256', 'pdfSm3']
  return {
    '@context': {
      '@version': 1.1,
      '@protected': true,
      id: '@id',
      type: '@type',
      DataAssetRegistrationCredential: term('DataAssetRegistrationCredential'),
      DataAsset: {
        ...term('DataAsset'),
        '@context': {
          '@version': 1.1,
          '@protected': true,
          id: '@id',
          type: '@type',
          ...Object.fromEntries(words.map((name) => [name, term(name)])),
        },
      },
    },
  }
}
