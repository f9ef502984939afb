import { isCivilDate } from '#contract/answers.ts'
import { organisationKinds, type OrganisationKind } from '#law/parties.ts'
import type { Words } from '#law/words.ts'
import type { FoundSource, NewSource } from './sources.sql.ts'

/** One line of the sources in a specification: the number as typed, what of it is used, and the day it was acquired. */
export type SourceLine = { readonly number: string; readonly scope: string; readonly acquiredOn: string }

/** The lines of sources in the answers of a specification; those without a number are left out. */
export function linesOf(answers: Readonly<Record<string, unknown>>): SourceLine[] {
  const rows = Array.isArray(answers['sources'])
    ? (answers['sources'] as readonly { name?: string; value?: string; source?: string }[])
    : []
  return rows
    .map(({ name = '', value = '', source = '' }) => ({
      number: name.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase(),
      scope: value.trim(),
      acquiredOn: source.trim(),
    }))
    .filter(({ number }) => number !== '')
}

/** Why the sources of a product of this purpose may not be used; null when every one may (choice:licensed-sources). Pure. */
export function whyNotLicensed(
  lines: readonly SourceLine[],
  found: readonly FoundSource[],
  purposeClass: string,
  today: string,
): Words | null {
  if (lines.length === 0) return { zh: '还没有写明任何数据来源', en: 'No source is named yet' }
  const doubled = lines.find(({ number }, n) => lines.findIndex((other) => other.number === number) !== n)
  if (doubled) return { zh: `来源${doubled.number}写了两次`, en: `The source ${doubled.number} is named twice` }
  return (
    lines
      .map((line) =>
        whyNotSource(
          line,
          found.find(({ number }) => number === line.number),
          purposeClass,
          today,
        ),
      )
      .find((why) => why !== null) ?? whyManyOperators(found)
  )
}

/** A product has one operator, who sells it and shares its income: it cannot be made from what several operate. */
function whyManyOperators(found: readonly FoundSource[]): Words | null {
  const [first, ...others] = found.filter(({ operatorId }) => operatorId !== null)
  const other = others.find(({ operatorId }) => operatorId !== first!.operatorId)
  return other
    ? {
        zh: `来源${first!.number}和${other.number}由不同的运营主体运营，一个产品只有一个运营主体，请分别做成产品`,
        en: `The sources ${first!.number} and ${other.number} have different operators; a product has one: make two products`,
      }
    : null
}

function whyNotSource(line: SourceLine, source: FoundSource | undefined, purposeClass: string, today: string): Words | null {
  const { number, acquiredOn } = line
  if (!source) return { zh: `没有编号为${number}的登记凭证或产品`, en: `There is no certificate or product ${number}` }
  if (!isCivilDate(acquiredOn))
    return {
      zh: `来源${number}的获取日期须写成年-月-日，如2026-11-04`,
      en: `The day source ${number} was acquired is written as 2026-11-04`,
    }
  if (acquiredOn > today)
    return {
      zh: `来源${number}的获取日期${acquiredOn}还没有到`,
      en: `The day source ${number} was acquired, ${acquiredOn}, is still to come`,
    }
  return source.productId ? whyNotProduct(line, source, purposeClass) : whyNotAsset(line, source, purposeClass)
}

function whyNotProduct({ number, acquiredOn }: SourceLine, source: FoundSource, purposeClass: string): Words | null {
  if (source.productState === 'draft') return { zh: `产品${number}尚未审查`, en: `The product ${number} has not been reviewed yet` }
  if (source.productState === 'delisted') return { zh: `产品${number}已下架`, en: `The product ${number} is delisted` }
  if (purposeClass === 'industry' && source.purposeClass !== 'industry')
    return {
      zh: `产品${number}依约只用于公共治理、公益事业，不能再做成产业产品`,
      en: `The product ${number} is for governance or welfare by agreement and is made into none for industry`,
    }
  return source.isOwn ? null : whyNotOrdered(number, acquiredOn, source.order)
}

/** A product another developer made is a source once it was ordered and delivered, and from then on. */
function whyNotOrdered(number: string, acquiredOn: string, order: FoundSource['order']): Words | null {
  if (!order)
    return {
      zh: `产品${number}由其他开发主体开发，本单位没有对它的有效订单（试用的不算）`,
      en: `The product ${number} was made by another developer and your organisation has no standing order of it; a trial is none`,
    }
  if (!order.isDelivered)
    return {
      zh: `产品${number}的订单${order.number}还没有交付，或者在争议中`,
      en: `The order ${order.number} of product ${number} was not delivered yet, or is in dispute`,
    }
  return order.deliveredOn !== null && acquiredOn < order.deliveredOn
    ? {
        zh: `来源${number}的获取日期${acquiredOn}早于订单${order.number}的交付日期${order.deliveredOn}`,
        en: `The day source ${number} was acquired, ${acquiredOn}, is before the delivery of order ${order.number} on ${order.deliveredOn}`,
      }
    : null
}

function whyNotAsset({ number, acquiredOn }: SourceLine, source: FoundSource, purposeClass: string): Words | null {
  if (source.certificateStatus !== 'valid')
    return { zh: `登记凭证${number}已不是有效状态`, en: `The certificate ${number} is not valid any more` }
  if (!source.agreementId)
    return {
      zh: `本单位没有使用凭证${number}所登记资产的合同`,
      en: `Your organisation has no agreement on the asset of certificate ${number}`,
    }
  const agreement = source.agreementNumber
  if (!source.isInForce)
    return {
      zh: `使用合同${agreement}（${source.beginsOn}至${source.endsOn}）没有生效，已暂停、终止或者到期`,
      en: `The agreement ${agreement} (${source.beginsOn} to ${source.endsOn}) is not in force: not signed, suspended, ended or over`,
    }
  if (source.purposeClass !== purposeClass)
    return {
      zh: `使用合同${agreement}约定的用途类别与产品不同`,
      en: `The agreement ${agreement} is for another class of purpose than the product`,
    }
  return acquiredOn < source.beginsOn! || acquiredOn > source.endsOn!
    ? {
        zh: `获取日期${acquiredOn}不在使用合同${agreement}的期限内（${source.beginsOn}至${source.endsOn}）`,
        en: `The day of acquisition ${acquiredOn} is outside the term of agreement ${agreement}`,
      }
    : null
}

/**
 * What a product is by its sources: who operates it, and whether public data is in it, held by a public unit or once acquired from one
 * (§6.2, choice:public-data-stays). Pure.
 */
export function madeFrom(found: readonly FoundSource[]): { readonly operatorId: string | null; readonly usesPublic: boolean } {
  const isPublic = (source: FoundSource) =>
    source.usesPublic || (organisationKinds[source.holderKind as OrganisationKind]?.isPublic ?? false)
  return { operatorId: found.find(({ operatorId }) => operatorId !== null)?.operatorId ?? null, usesPublic: found.some(isPublic) }
}

/** The sources as they are kept, in the order of the specification. Pure. */
export function keptSources(lines: readonly SourceLine[], found: readonly FoundSource[]): NewSource[] {
  return lines.flatMap(({ number, scope, acquiredOn }, n) => {
    const source = found.find((each) => each.number === number)
    return source
      ? [
          {
            position: n + 1,
            assetId: source.assetId,
            agreementId: source.agreementId,
            fromProductId: source.productId,
            certificateNumber: source.assetId ? number : null,
            scope,
            acquiredOn,
            holderId: source.holderId,
            holderKind: source.holderKind ?? '',
            holderSector: source.holderSector ?? '',
          },
        ]
      : []
  })
}
