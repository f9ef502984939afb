export const firms = 'firm otherFirm valuer'
export const outside = 'operator developer exchange'
export const producers = 'own other soe'
/** City-wide offices, and supervisors whose field the transport office is in. */
export const supervisors = 'bureau registrar finance sector cyber police'
/** The three who keep the platform: none of them acts in a case or reads what is held. */
export const keepers = 'administrator security auditor'
export const notSupervising = `sasac ${keepers}`
export const signedIn = `${producers} ${supervisors} ${notSupervising} ${firms} ${outside}`
export const everybody = `public ${signedIn}`
export const onlySignedIn = { 200: signedIn, 401: 'public' }
/** Whoever reads an asset of the transport office that both firms were asked about. */
const readers = `own ${supervisors} firm valuer`
export const strangers = `other soe ${notSupervising} otherFirm ${outside}`
export const ofReaders = { 200: readers, 404: strangers, 401: 'public' }
/** The valuation of an asset: its holder, the supervisors, and the firm that filed it. */
export const ofPaper = { 200: `own ${supervisors} valuer`, 404: `${strangers} firm`, 401: 'public' }
/** Rounds, findings that are no asset yet, and reviews: no firm was asked about them. */
export const ofHolder = { 200: `own ${supervisors}`, 404: `${strangers} firm valuer`, 401: 'public' }
export const ofAdministrator = {
  200: 'administrator',
  404: `${producers} ${supervisors} sasac security auditor ${firms} ${outside}`,
  401: 'public',
}
/** Who look after accounts, and the one who approves. */
export const ofKeepers = {
  200: 'administrator security',
  404: `${producers} ${supervisors} sasac auditor ${firms} ${outside}`,
  401: 'public',
}
export const ofSecurity = {
  200: 'security',
  404: `${producers} ${supervisors} sasac administrator auditor ${firms} ${outside}`,
  401: 'public',
}
/** The unit itself, and the offices that have public producers under them. */
export const ofDuty = {
  200: `${producers} bureau registrar finance sector`,
  404: `${notSupervising} cyber police ${firms} ${outside}`,
  401: 'public',
}
export const ofHealth = {
  200: 'bureau registrar administrator',
  404: `${producers} security auditor finance sector cyber police sasac ${firms} ${outside}`,
  401: 'public',
}
/** Both sides of an order, the exchange it is traded at, and the offices that supervise trading. */
export const ofTraders = {
  200: `own bureau registrar finance sector cyber police sasac ${outside}`,
  404: `other soe ${keepers} ${firms}`,
  401: 'public',
}
export const notHere = { 404: everybody }
export const ofProducers = (status: number) => ({
  [status]: producers,
  404: `${supervisors} ${notSupervising} ${firms} ${outside}`,
  401: 'public',
})
export const onlyOwn = (status: number) => ({
  [status]: 'own',
  404: `other soe ${supervisors} ${notSupervising} ${firms} ${outside}`,
  401: 'public',
})
export const strangersAndFirms = `other soe ${notSupervising} otherFirm ${outside} firm valuer`
/** A list in the making: its authority and the city-wide offices read it, its authority alone changes it. */
export const ofList = {
  200: 'bureau registrar sector cyber police',
  404: `${producers} finance ${notSupervising} ${firms} ${outside}`,
  401: 'public',
}
export const ofListOffices = {
  200: 'bureau registrar sector',
  404: `${producers} finance cyber police ${notSupervising} ${firms} ${outside}`,
  401: 'public',
}
export const onlySector = (status: number) => ({
  [status]: 'sector',
  404: status === 404 ? signedIn : signedIn.replace(' sector ', ' '),
  401: 'public',
})
/** The offices that keep the city’s records. */
export const ofOffices = {
  200: 'bureau registrar',
  404: `${producers} finance sector cyber police ${notSupervising} ${firms} ${outside}`,
  401: 'public',
}
/** What is due to the treasury: units, operators and the offices that collect, receive and supervise it. */
export const ofTreasury = {
  200: `${producers} bureau registrar finance operator`,
  404: `sector cyber police ${notSupervising} ${firms} developer exchange`,
  401: 'public',
}
export const ofRedistribution = {
  200: `${producers} bureau registrar finance`,
  404: `sector cyber police ${notSupervising} ${firms} ${outside}`,
  401: 'public',
}
