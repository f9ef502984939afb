import { inventoryRoutes, type UnitKey } from '#contract/inventory.ts'
import { readPublicKey } from '#contract/signing.ts'
import type { Words } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { auditLine } from '#server/audit/noting.ts'
import { endKey, findUnitKey, insertUnitKey, listUnitKeys, type UnitKeyRow } from './unit-keys.sql.ts'

const MOST_IN_FORCE = 50

/** Public keys of the own unit: listed, entered, ended and never deleted, so that it stays known what was once trusted. */
export function unitKeys(): Handling[] {
  return [
    handle(inventoryRoutes.listUnitKeys, (ask) =>
      ask.transaction(async (tx) => ({ items: (await listUnitKeys(tx, unitOf(ask))).map(keyOf) })),
    ),
    handle(inventoryRoutes.addUnitKey, (ask, { body }) => ask.transaction((tx) => addKey(tx, ask, body))),
    handle(inventoryRoutes.endUnitKey, (ask, { params }) =>
      ask.transaction(async (tx) => {
        if (!(await findUnitKey(tx, unitOf(ask), params.keyId))) throw notFound()
        if (!(await endKey(tx, unitOf(ask), params.keyId, ask.visitor.officerId, ask.now)))
          throw new Denied(409, {
            code: 'key-ended',
            message: { zh: '这把公钥已经停用', en: 'This key has been ended already' },
            remedy: {
              zh: '在密钥列表查看在用的密钥；需要的另登记一把',
              en: 'See the keys in use in the list, and enter another one if you need it',
            },
            basis: 'choice:unit-signature',
          })
        await recordAudit(tx, auditLine(ask, 'end-unit-key', { kind: 'unit-key', id: params.keyId, holderId: unitOf(ask) }), ask.now)
        return keyOf((await findUnitKey(tx, unitOf(ask), params.keyId))!)
      }),
    ),
  ]
}

async function addKey(tx: Tx, ask: Ask, given: { publicKey: string; label: string }): Promise<UnitKey> {
  const label = given.label.trim()
  const key = readPublicKey(given.publicKey)
  const fields = [
    ...(key ? [] : [{ field: 'publicKey', message: whyNoKey(given.publicKey) }]),
    ...(label ? [] : [{ field: 'label', message: { zh: '请写明用途或存放处', en: 'Say what it is for or where it is kept' } }]),
  ]
  if (!key || fields.length > 0) throw invalid(fields)
  const organisationId = unitOf(ask)
  if ((await listUnitKeys(tx, organisationId)).filter((k) => !k.ended_at).length >= MOST_IN_FORCE)
    throw new Denied(409, {
      code: 'too-many-keys',
      message: { zh: `在用公钥最多 ${MOST_IN_FORCE} 把`, en: `At most ${MOST_IN_FORCE} keys may be in force` },
      basis: 'choice:unit-signature',
      remedy: { zh: '先停用不再使用的公钥', en: 'End keys that are no longer used first' },
    })
  const isNew = await insertUnitKey(
    tx,
    { organisationId, keyId: key.keyId, label, publicKey: key.pem },
    { id: ask.visitor.officerId, name: ask.visitor.officerName },
    ask.now,
  )
  const row = (await findUnitKey(tx, organisationId, key.keyId))!
  if (!isNew)
    throw invalid([
      {
        field: 'publicKey',
        message: row.ended_at
          ? endedBefore
          : { zh: `本单位已登记过这把公钥（${row.label}）`, en: `The unit has this key already (${row.label})` },
      },
    ])
  await recordAudit(
    tx,
    auditLine(ask, 'add-unit-key', { kind: 'unit-key', id: key.keyId, holderId: organisationId }, { name: label }),
    ask.now,
  )
  return keyOf(row)
}

const endedBefore: Words = {
  zh: '这把公钥已停用，不能再登记；请用 npm run -s rongshu -- unit-key create 生成新的',
  en: 'This key was ended and is not taken again; make a new one with npm run -s rongshu -- unit-key create',
}

/** Why a text is no key that can be taken; whoever pasted the private half is told so. */
function whyNoKey(text: string): Words {
  if (/PRIVATE KEY/.test(text))
    return {
      zh: '这是私钥。私钥不能离开本单位，也不要粘贴到任何页面；请登记公钥（BEGIN PUBLIC KEY），并考虑更换这把密钥',
      en: 'This is a private key. It must not leave the unit; enter the public one (BEGIN PUBLIC KEY), and think of making a new pair',
    }
  if (/BEGIN PUBLIC KEY/.test(text)) return { zh: '公钥不完整，或不是 Ed25519 公钥', en: 'The key is not whole, or not an Ed25519 key' }
  return {
    zh: '不是 PEM 格式的公钥；请粘贴 npm run -s rongshu -- unit-key create 输出的整段文字（BEGIN PUBLIC KEY）',
    en: 'Not a public key in PEM; paste the whole text npm run -s rongshu -- unit-key create prints (BEGIN PUBLIC KEY)',
  }
}

const unitOf = (ask: Ask) => ask.visitor.organisationId!

function keyOf(row: UnitKeyRow): UnitKey {
  return {
    keyId: row.key_id,
    label: row.label,
    publicKey: row.public_key,
    addedAt: row.added_at.toISOString(),
    addedBy: row.added_name,
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}
