// A verifier that is not ours, Digital Bazaar's, looks at a credential as anybody would: node verify-credential.mjs <credential.json>
// <issuer.json>.
import { readFileSync } from 'node:fs'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { createVerifyCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite'
import signatures from 'jsonld-signatures'

const [credential, issuer] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')))

/** The issuer's document and its keys; nothing is fetched. */
async function documentLoader(url) {
  const method = issuer.verificationMethod.find(({ id }) => id === url)
  const document = url === issuer.id ? issuer : method && { '@context': 'https://w3id.org/security/multikey/v1', ...method }
  if (!document) throw new Error(`nothing is known of ${url}`)
  return { contextUrl: null, documentUrl: url, document }
}

const { verified, error } = await signatures.verify(credential, {
  suite: new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() }),
  purpose: new signatures.purposes.AssertionProofPurpose({ controller: issuer }),
  documentLoader,
})
console.log(verified ? 'accepted' : `refused: ${error?.errors?.map(({ message }) => message).join('; ') ?? error}`)
