import { describe, expect, test } from 'vitest'
import { supervisionMoves, supervisionTargets } from './moves/supervision.ts'
import { administrators, isAdministrator, type Party, parties } from './parties.ts'
import { openersOf, partiesAt } from './procedure.ts'
import { procedures } from './procedures.ts'
import { movesOf, needsAfter } from './ways.ts'
import { type Verb, verbs } from './verbs.ts'

/** Step, who acts, what they may do, and what they may not: the two lists together are all verbs. Nobody else may do anything. */
const table: { readonly [procedure: string]: readonly (readonly [string, Party, string, string])[] } = {
  'inventory-round': [
    ['planning', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['counting', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['checking', 'producer', 'publish return', 'submit resubmit accept pass file confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'legal-opinion': [
    ['commission', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['engagement', 'law-firm', 'accept decline', 'submit resubmit pass file publish confirm return refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['engagement', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['quotation', 'producer', 'confirm return withdraw', 'submit resubmit accept pass file publish decline refuse uphold dismiss object lapse side-ended overtake'],
    ['quotation', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['drafting', 'law-firm', 'file decline', 'submit resubmit accept pass publish confirm return refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['drafting', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
  ],
  valuation: [
    ['commission', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['engagement', 'valuer', 'accept decline', 'submit resubmit pass file publish confirm return refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['engagement', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['quotation', 'producer', 'confirm return withdraw', 'submit resubmit accept pass file publish decline refuse uphold dismiss object lapse side-ended overtake'],
    ['quotation', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['drafting', 'valuer', 'file decline', 'submit resubmit accept pass publish confirm return refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['drafting', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
  ],
  'first-registration': [
    ['application', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['acceptance', 'registrar', 'accept return decline', 'submit resubmit pass file publish confirm refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['supplement', 'producer', 'resubmit withdraw', 'submit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['supplement', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['first-review', 'registrar', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['second-review', 'registrar', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['public-notice', 'public', 'object', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss withdraw lapse side-ended overtake'],
    ['public-notice', 'system', 'lapse side-ended', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw overtake'],
  ],
  'legacy-registration': [
    ['application', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake'],
    ['acceptance', 'registrar', 'accept return decline', 'submit resubmit pass file publish confirm refuse uphold dismiss object withdraw side-ended lapse overtake'],
    ['supplement', 'producer', 'resubmit withdraw', 'submit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake'],
    ['supplement', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['first-review', 'registrar', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake'],
    ['second-review', 'registrar', 'pass publish return refuse', 'submit resubmit accept file confirm decline uphold dismiss object withdraw side-ended lapse overtake'],
    ['public-notice', 'public', 'object', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss withdraw side-ended lapse overtake'],
    ['public-notice', 'system', 'lapse side-ended', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw overtake'],
  ],
  'change-registration': [
    ['application', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake'],
    ['acceptance', 'registrar', 'accept return decline', 'submit resubmit pass file publish confirm refuse uphold dismiss object withdraw side-ended lapse overtake'],
    ['supplement', 'producer', 'resubmit withdraw', 'submit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake'],
    ['supplement', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['first-review', 'registrar', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake'],
    ['second-review', 'registrar', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake'],
    ['public-notice', 'public', 'object', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss withdraw side-ended lapse overtake'],
    ['public-notice', 'system', 'lapse side-ended', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw overtake'],
  ],
  'transfer-registration': [
    ['application', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake'],
    ['consent', 'producer', 'accept decline', 'submit resubmit pass file publish confirm return refuse uphold dismiss object withdraw side-ended lapse overtake'],
    ['consent', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['acceptance', 'registrar', 'accept return decline', 'submit resubmit pass file publish confirm refuse uphold dismiss object withdraw side-ended lapse overtake'],
    ['supplement', 'producer', 'resubmit withdraw', 'submit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake'],
    ['supplement', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['first-review', 'registrar', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake'],
    ['second-review', 'registrar', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake'],
    ['public-notice', 'public', 'object', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss withdraw side-ended lapse overtake'],
    ['public-notice', 'system', 'lapse side-ended', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw overtake'],
  ],
  'third-party-correction': [
    ['intake', 'registrar', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake'],
    ['answer', 'producer', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw side-ended lapse overtake'],
    ['answer', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['first-review', 'registrar', 'pass refuse', 'submit resubmit accept file publish confirm return decline uphold dismiss object withdraw side-ended lapse overtake'],
    ['second-review', 'registrar', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake'],
    ['public-notice', 'public', 'object', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss withdraw side-ended lapse overtake'],
    ['public-notice', 'system', 'lapse side-ended', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw overtake'],
  ],
  deregistration: [
    ['application', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake'],
    ['acceptance', 'registrar', 'accept return decline', 'submit resubmit pass file publish confirm refuse uphold dismiss object withdraw side-ended lapse overtake'],
    ['supplement', 'producer', 'resubmit withdraw', 'submit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake'],
    ['supplement', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['first-review', 'registrar', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake'],
    ['second-review', 'registrar', 'confirm return refuse', 'submit resubmit accept pass file publish decline uphold dismiss object withdraw side-ended lapse overtake'],
  ],
  revocation: [
    ['finding', 'registrar', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake'],
    ['hearing', 'producer', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw side-ended lapse overtake'],
    ['hearing', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['first-decision', 'registrar', 'pass dismiss', 'submit resubmit accept file publish confirm return decline refuse uphold object withdraw side-ended lapse overtake'],
    ['second-decision', 'registrar', 'confirm return dismiss', 'submit resubmit accept pass file publish decline refuse uphold object withdraw side-ended lapse overtake'],
  ],
  objection: [
    ['handling', 'registrar', 'uphold dismiss', 'submit resubmit accept pass file publish confirm return decline refuse object withdraw lapse side-ended overtake'],
  ],
  memorandum: [
    ['proposal', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['checking', 'producer', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  destruction: [
    ['proposal', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['recognition', 'producer', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['approval', 'producer', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['treatment', 'producer', 'file decline', 'submit resubmit accept pass publish confirm return refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['witness', 'producer', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  classification: [
    ['proposal', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['approval', 'producer', 'confirm decline return', 'submit resubmit accept pass file publish refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'sector-classification': [
    ['setting', 'sector-authority', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['approval', 'sector-authority', 'confirm decline return', 'submit resubmit accept pass file publish refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'sector-list': [
    ['compiling', 'sector-authority', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['discussing', 'sector-authority', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['checking', 'sector-authority', 'publish return', 'submit resubmit accept pass file confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'operator-selection': [
    ['drafting', 'data-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['applications', 'data-bureau', 'submit refuse', 'resubmit accept pass file publish confirm return decline uphold dismiss object withdraw side-ended overtake lapse'],
    ['qualification', 'data-bureau', 'submit refuse', 'resubmit accept pass file publish confirm return decline uphold dismiss object withdraw side-ended overtake lapse'],
    ['scoring', 'data-bureau', 'submit refuse', 'resubmit accept pass file publish confirm return decline uphold dismiss object withdraw side-ended overtake lapse'],
    ['publicity', 'data-bureau', 'refuse', 'submit resubmit accept pass file publish confirm return decline uphold dismiss object withdraw side-ended overtake lapse'],
    ['publicity', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['contract', 'data-bureau', 'file refuse', 'submit resubmit accept pass publish confirm return decline uphold dismiss object withdraw side-ended overtake lapse'],
    ['decision', 'data-bureau', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
  ],
  'utility-notification': [
    ['notification', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['receipt', 'data-bureau', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
  ],
  'mlps-filing': [
    ['filing', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['receipt', 'registrar', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
  ],
  entrustment: [
    ['drafting', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['answer', 'operator', 'confirm decline', 'submit resubmit accept pass file publish return refuse uphold dismiss object withdraw side-ended overtake lapse'],
    ['answer', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['signing', 'producer', 'confirm withdraw', 'submit resubmit accept pass file publish return decline refuse uphold dismiss object side-ended overtake lapse'],
  ],
  'operator-exit': [
    ['application', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['review', 'data-bureau', 'pass refuse', 'submit resubmit accept file publish confirm return decline uphold dismiss object withdraw side-ended overtake lapse'],
    ['handover', 'operator', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
    ['clearance', 'data-bureau', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
  ],
  'operator-sanction': [
    ['proposal', 'data-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['statement', 'operator', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
    ['statement', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['decision', 'data-bureau', 'confirm pass dismiss', 'submit resubmit accept file publish return decline refuse uphold object withdraw side-ended overtake lapse'],
    ['handover', 'operator', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
    ['clearance', 'data-bureau', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw side-ended overtake lapse'],
  ],
  'credit-repair': [
    ['application', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended overtake lapse'],
    ['review', 'registrar', 'confirm refuse', 'submit resubmit accept pass file publish return decline uphold dismiss object withdraw side-ended overtake lapse'],
  ],
  'developer-filing': [
    ['selection', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['confirmation', 'developer', 'confirm decline', 'submit resubmit accept pass file publish return refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['confirmation', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['receipt', 'registrar', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'use-request': [
    ['request', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['joint-review', 'data-bureau', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['joint-review', 'producer', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['operator-signing', 'operator', 'confirm withdraw', 'submit resubmit accept pass file publish return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['operator-signing', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['developer-signing', 'developer', 'confirm decline', 'submit resubmit accept pass file publish return refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['developer-signing', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
  ],
  'developer-review': [
    ['checking', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['answer', 'developer', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['answer', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['conclusion', 'operator', 'pass return refuse', 'submit resubmit accept file publish confirm decline uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'developer-termination': [
    ['finding', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['statement', 'developer', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['statement', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['decision', 'operator', 'confirm dismiss', 'submit resubmit accept pass file publish return decline refuse uphold object withdraw lapse side-ended overtake'],
  ],
  inspection: [
    ['notice', 'registrar', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['notice', 'data-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['notice', 'finance-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['inspecting', 'registrar', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['inspecting', 'data-bureau', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['inspecting', 'finance-bureau', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['statement', 'operator', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['statement', 'developer', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['statement', 'producer', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['statement', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['decision', 'registrar', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['decision', 'data-bureau', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['decision', 'finance-bureau', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['rectifying', 'operator', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['rectifying', 'developer', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['rectifying', 'producer', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['rectifying', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['recheck', 'registrar', 'confirm return refuse', 'submit resubmit accept pass file publish decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['recheck', 'data-bureau', 'confirm return refuse', 'submit resubmit accept pass file publish decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['recheck', 'finance-bureau', 'confirm return refuse', 'submit resubmit accept pass file publish decline uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  incident: [
    ['reporting', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['handling', 'operator', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['confirming', 'registrar', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'risk-assessment': [
    ['assessing', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['receiving', 'registrar', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'annual-report': [
    ['drafting', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['confirming', 'producer', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['receiving', 'data-bureau', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  dispute: [
    ['claim', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['claim', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['claim', 'developer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['claim', 'exchange', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['negotiation', 'producer', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['negotiation', 'operator', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['negotiation', 'developer', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['negotiation', 'exchange', 'submit', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['negotiation', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['settling', 'producer', 'submit object resubmit withdraw', 'accept pass file publish confirm return decline refuse uphold dismiss lapse side-ended overtake'],
    ['settling', 'operator', 'submit object resubmit withdraw', 'accept pass file publish confirm return decline refuse uphold dismiss lapse side-ended overtake'],
    ['settling', 'developer', 'submit object resubmit withdraw', 'accept pass file publish confirm return decline refuse uphold dismiss lapse side-ended overtake'],
    ['settling', 'exchange', 'submit object resubmit withdraw', 'accept pass file publish confirm return decline refuse uphold dismiss lapse side-ended overtake'],
    ['settling', 'system', 'lapse', 'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake'],
    ['mediation', 'data-bureau', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['outside', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['outside', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['outside', 'developer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['outside', 'exchange', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
  ],
  interpretation: [
    ['asking', 'producer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'sector-authority', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'law-firm', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'valuer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'developer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'exchange', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'registrar', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'sasac', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'cyberspace-office', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['asking', 'police', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['drafting', 'data-bureau', 'file refuse', 'submit resubmit accept pass publish confirm return decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['deciding', 'data-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['deciding', 'finance-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'parameter-change': [
    ['proposal', 'data-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['deciding', 'data-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['deciding', 'finance-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  distribution: [
    ['computing', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['agreeing', 'operator', 'file withdraw', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['filing', 'registrar', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  remittance: [
    ['batch', 'registrar', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['voucher', 'registrar', 'file', 'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['receipt', 'finance-bureau', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  redistribution: [
    ['proposal', 'finance-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['setting', 'finance-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['setting', 'data-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'product-filing': [
    ['specification', 'developer', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['review', 'law-firm', 'pass confirm return refuse', 'submit resubmit accept file publish decline uphold dismiss object withdraw lapse side-ended overtake'],
    ['filing', 'registrar', 'accept return', 'submit resubmit pass file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
    ['correction', 'developer', 'resubmit withdraw', 'submit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
  ],
  'product-pricing': [
    ['paper', 'operator', 'submit file withdraw', 'resubmit accept pass publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['ceiling', 'data-bureau', 'pass return', 'submit resubmit accept file publish confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'exchange-listing': [
    ['application', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['examination', 'exchange', 'accept return decline', 'submit resubmit pass file publish confirm refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'listing-change': [
    ['application', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['examination', 'exchange', 'confirm return', 'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'operator-disclosure': [
    ['drafting', 'operator', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['signing', 'operator', 'publish return', 'submit resubmit accept pass file confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  'bureau-disclosure': [
    ['drafting', 'data-bureau', 'submit withdraw', 'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake'],
    ['signing', 'data-bureau', 'publish return', 'submit resubmit accept pass file confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake'],
  ],
  ...supervisionMoves,
}

/** Where each move leads: `step verb target`; `!` opens a side case, `*` is at most once. */
const targets: { readonly [procedure: string]: readonly string[] } = {
  'inventory-round': ['planning submit counting', 'planning withdraw cancelled', 'counting submit checking', 'counting withdraw cancelled', 'checking publish published', 'checking return counting'],
  'legal-opinion': ['commission submit engagement', 'commission withdraw withdrawn', 'engagement accept quotation', 'engagement decline declined', 'engagement lapse unanswered', 'quotation confirm drafting', 'quotation return engagement', 'quotation withdraw withdrawn', 'quotation lapse unaccepted', 'drafting file filed', 'drafting decline declined', 'drafting lapse unfiled', 'anywhere overtake overtaken'],
  valuation: ['commission submit engagement', 'commission withdraw withdrawn', 'engagement accept quotation', 'engagement decline declined', 'engagement lapse unanswered', 'quotation confirm drafting', 'quotation return engagement', 'quotation withdraw withdrawn', 'quotation lapse unaccepted', 'drafting file filed', 'drafting decline declined', 'drafting lapse unfiled', 'anywhere overtake overtaken'],
  'first-registration': [
    'application submit acceptance', 'application withdraw withdrawn',
    'acceptance accept first-review', 'acceptance return supplement*', 'acceptance decline not-accepted',
    'supplement resubmit back', 'supplement withdraw withdrawn', 'supplement lapse deemed-withdrawn',
    'first-review pass second-review', 'first-review return supplement*', 'first-review refuse refused',
    'second-review pass public-notice', 'second-review return supplement*', 'second-review refuse refused',
    'public-notice object objection!', 'public-notice objection/upheld terminated', 'public-notice objection/dismissed stay', 'public-notice objection/moot stay', 'public-notice lapse registered', 'public-notice lapse!no-revocation stay', 'anywhere overtake overtaken',
  ],
  'legacy-registration': [
    'application submit acceptance', 'application withdraw withdrawn',
    'acceptance accept first-review', 'acceptance return supplement*', 'acceptance decline not-accepted',
    'supplement resubmit back', 'supplement withdraw withdrawn', 'supplement lapse deemed-withdrawn',
    'first-review pass second-review', 'first-review return supplement*', 'first-review refuse refused',
    'second-review pass registered', 'second-review publish public-notice', 'second-review return supplement*', 'second-review refuse refused',
    'public-notice object objection!', 'public-notice objection/upheld terminated', 'public-notice objection/dismissed stay', 'public-notice objection/moot stay', 'public-notice lapse registered', 'public-notice lapse!earlier-in-term refused',
  ],
  'change-registration': [
    'application submit acceptance', 'application withdraw withdrawn',
    'acceptance accept first-review', 'acceptance return supplement*', 'acceptance decline not-accepted',
    'supplement resubmit back', 'supplement withdraw withdrawn', 'supplement lapse deemed-withdrawn',
    'first-review pass second-review', 'first-review return supplement*', 'first-review refuse refused',
    'second-review pass public-notice', 'second-review return supplement*', 'second-review refuse refused',
    'public-notice object objection!', 'public-notice objection/upheld terminated', 'public-notice objection/dismissed stay', 'public-notice objection/moot stay', 'public-notice lapse changed', 'public-notice lapse!in-register stay', 'public-notice lapse!no-revocation stay', 'anywhere overtake overtaken',
  ],
  'transfer-registration': [
    'application submit consent', 'application withdraw withdrawn', 'consent accept acceptance', 'consent decline not-consented', 'consent lapse not-consented',
    'acceptance accept first-review', 'acceptance return supplement*', 'acceptance decline refused',
    'supplement resubmit consent', 'supplement withdraw withdrawn', 'supplement lapse deemed-withdrawn',
    'first-review pass second-review', 'first-review return supplement*', 'first-review refuse refused',
    'second-review pass public-notice', 'second-review return supplement*', 'second-review refuse refused',
    'public-notice object objection!', 'public-notice objection/upheld terminated', 'public-notice objection/dismissed stay', 'public-notice objection/moot stay', 'public-notice lapse transferred', 'public-notice lapse!in-register stay', 'public-notice lapse!no-revocation stay', 'public-notice lapse!books-settled stay', 'public-notice lapse!receiver-fits refused', 'anywhere overtake overtaken',
  ],
  'third-party-correction': [
    'intake submit answer', 'intake withdraw withdrawn', 'answer file first-review', 'answer lapse first-review', 'first-review pass second-review', 'first-review refuse refused',
    'second-review pass public-notice', 'second-review return first-review', 'second-review refuse refused',
    'public-notice object objection!', 'public-notice objection/upheld terminated', 'public-notice objection/dismissed stay', 'public-notice objection/moot stay', 'public-notice lapse corrected', 'public-notice lapse!in-register stay', 'public-notice lapse!no-revocation stay', 'anywhere overtake overtaken',
  ],
  deregistration: [
    'application submit acceptance', 'application withdraw withdrawn',
    'acceptance accept first-review', 'acceptance return supplement*', 'acceptance decline not-accepted',
    'supplement resubmit back', 'supplement withdraw withdrawn', 'supplement lapse deemed-withdrawn',
    'first-review pass second-review', 'first-review return supplement*', 'first-review refuse refused',
    'second-review confirm deregistered', 'second-review return supplement*', 'second-review refuse refused', 'anywhere overtake overtaken',
  ],
  revocation: [
    'finding submit hearing', 'finding withdraw withdrawn', 'hearing file first-decision', 'hearing lapse first-decision',
    'first-decision pass second-decision', 'first-decision dismiss not-revoked', 'second-decision confirm revoked', 'second-decision return first-decision', 'second-decision dismiss not-revoked',
  ],
  objection: ['handling uphold upheld', 'handling dismiss dismissed', 'anywhere overtake moot'],
  memorandum: ['proposal submit checking', 'proposal withdraw withdrawn', 'checking confirm entered', 'checking return proposal', 'anywhere overtake overtaken'],
  destruction: [
    'proposal submit recognition', 'proposal withdraw withdrawn', 'recognition confirm approval', 'recognition return proposal', 'approval pass treatment', 'approval return proposal', 'approval refuse refused',
    'treatment file witness', 'treatment decline stopped', 'witness confirm destroyed', 'witness return treatment',
  ],
  classification: ['proposal submit approval', 'proposal withdraw withdrawn', 'approval confirm decided', 'approval decline core', 'approval return proposal', 'anywhere overtake overtaken'],
  'sector-classification': ['setting submit approval', 'setting withdraw withdrawn', 'approval confirm decided', 'approval decline core', 'approval return setting', 'anywhere overtake overtaken'],
  'sector-list': ['compiling submit discussing', 'compiling withdraw cancelled', 'discussing submit checking', 'discussing withdraw cancelled', 'checking publish published', 'checking return discussing'],
  'operator-selection': ['drafting submit applications', 'drafting withdraw cancelled', 'applications submit qualification', 'applications refuse failed', 'qualification submit scoring', 'qualification refuse failed', 'scoring submit publicity', 'scoring refuse failed', 'publicity refuse failed', 'publicity lapse contract', 'contract file decision', 'contract refuse failed', 'decision confirm granted', 'decision return contract'],
  'utility-notification': ['notification submit receipt', 'notification withdraw withdrawn', 'receipt accept received', 'receipt return notification'],
  'mlps-filing': ['filing submit receipt', 'filing withdraw withdrawn', 'receipt accept recorded', 'receipt return filing'],
  entrustment: ['drafting submit answer', 'drafting withdraw withdrawn', 'answer confirm signing', 'answer decline declined', 'answer lapse unanswered', 'signing confirm entrusted', 'signing withdraw withdrawn'],
  'operator-exit': ['application submit review', 'application withdraw withdrawn', 'review pass handover', 'review refuse refused', 'handover file clearance', 'clearance confirm exited', 'clearance return handover'],
  'operator-sanction': ['proposal submit statement', 'proposal withdraw dropped', 'statement file decision', 'statement lapse decision', 'decision confirm sanctioned', 'decision pass handover', 'decision dismiss dismissed', 'handover file clearance', 'clearance confirm terminated', 'clearance return handover'],
  'credit-repair': ['application submit review', 'application withdraw withdrawn', 'review confirm lifted', 'review refuse kept'],
  'developer-filing': ['selection submit confirmation', 'selection withdraw withdrawn', 'confirmation confirm receipt', 'confirmation decline declined', 'confirmation lapse unconfirmed', 'receipt accept filed', 'receipt return selection'],
  'use-request': [
    'request submit joint-review', 'request withdraw withdrawn', 'joint-review pass operator-signing', 'joint-review return request', 'joint-review refuse refused',
    'operator-signing confirm developer-signing', 'operator-signing withdraw dropped', 'operator-signing lapse unsigned', 'developer-signing confirm granted', 'developer-signing decline declined', 'developer-signing lapse unsigned',
  ],
  'developer-review': ['checking submit answer', 'checking withdraw withdrawn', 'answer file conclusion', 'answer lapse conclusion', 'conclusion pass passed', 'conclusion return answer', 'conclusion refuse failed'],
  'developer-termination': ['finding submit statement', 'finding withdraw withdrawn', 'statement file decision', 'statement lapse decision', 'decision confirm terminated', 'decision dismiss resumed'],
  inspection: [
    'notice submit inspecting', 'notice withdraw withdrawn', 'inspecting file statement', 'statement submit decision', 'statement lapse decision', 'decision confirm clean',
    'decision return rectifying', 'rectifying submit recheck', 'rectifying lapse recheck', 'recheck confirm rectified', 'recheck return rectifying', 'recheck refuse unrectified',
  ],
  incident: [
    'reporting submit handling', 'reporting withdraw withdrawn', 'handling submit confirming', 'confirming confirm closed', 'confirming return handling',
  ],
  'risk-assessment': [
    'assessing submit receiving', 'assessing withdraw withdrawn', 'receiving accept received', 'receiving return assessing',
  ],
  'annual-report': [
    'drafting submit confirming', 'drafting withdraw withdrawn', 'confirming confirm receiving', 'confirming return drafting', 'receiving accept received', 'receiving return drafting',
  ],
  dispute: [
    'claim submit negotiation', 'claim withdraw dropped', 'negotiation submit settling', 'negotiation lapse settling', 'settling submit settled', 'settling object mediation',
    'settling resubmit outside', 'settling withdraw withdrawn', 'settling lapse lapsed', 'mediation confirm settled', 'mediation return settling', 'outside submit decided',
    'outside withdraw withdrawn',
  ],
  interpretation: [
    'asking submit drafting', 'asking withdraw withdrawn', 'drafting file deciding', 'drafting refuse declined', 'deciding pass decided', 'deciding return drafting',
  ],
  'parameter-change': [
    'proposal submit deciding', 'proposal withdraw withdrawn', 'deciding pass decided', 'deciding return proposal',
  ],
  distribution: ['computing submit agreeing', 'computing withdraw withdrawn', 'agreeing file filing', 'agreeing withdraw withdrawn', 'filing accept filed', 'filing return agreeing'],
  remittance: ['batch submit voucher', 'batch withdraw withdrawn', 'voucher file receipt', 'receipt accept received', 'receipt return voucher'],
  redistribution: ['proposal submit setting', 'proposal withdraw withdrawn', 'setting pass set', 'setting return proposal'],
  'product-filing': [
    'specification submit review', 'specification withdraw withdrawn', 'review pass filing', 'review confirm concluded', 'review return specification', 'review refuse not-compliant',
    'filing accept concluded', 'filing return correction*', 'correction resubmit back', 'correction withdraw withdrawn',
  ],
  'product-pricing': ['paper submit ceiling', 'paper file priced', 'paper withdraw withdrawn', 'ceiling pass priced', 'ceiling return paper'],
  'exchange-listing': ['application submit examination', 'application withdraw withdrawn', 'examination accept listed', 'examination return application', 'examination decline not-listed'],
  'listing-change': ['application submit examination', 'application withdraw withdrawn', 'examination confirm changed', 'examination return application'],
  'operator-disclosure': ['drafting submit signing', 'drafting withdraw withdrawn', 'signing publish published', 'signing return drafting'],
  'bureau-disclosure': ['drafting submit signing', 'drafting withdraw withdrawn', 'signing publish published', 'signing return drafting'],
  ...supervisionTargets,
}

function mayDo(procedureId: string, stepId: string, party: Party): Verb[] {
  const step = procedures[procedureId]!.steps[stepId]!
  return [...(partiesAt(step).includes(party) ? movesOf(step).map(([verb]) => verb) : []), ...(party === 'system' && step.after ? ['lapse' as const] : []), ...(party === 'system' && step.sides ? ['side-ended' as const] : [])]
}

describe.each(Object.keys(procedures))('%s', (id) => {
  const rows = table[id] ?? []

  test('has every step in the table', () => {
    expect([...new Set(rows.map(([step]) => step))].sort()).toEqual(Object.keys(procedures[id]!.steps).sort())
  })

  test.each(rows)('at %s the %s may %s and nothing else', (step, party, may, mayNot) => {
    expect(mayDo(id, step, party).sort()).toEqual(may.split(' ').sort())
    expect([...may.split(' '), ...mayNot.split(' ')].sort()).toEqual(Object.keys(verbs).sort())
    for (const verb of mayNot.split(' ')) expect(mayDo(id, step, party)).not.toContain(verb)
  })

  test('lets nobody else do anything', () => {
    for (const step of Object.keys(procedures[id]!.steps)) {
      const listed = rows.filter(([name]) => name === step).map(([, party]) => party)
      for (const party of Object.keys(parties) as Party[]) if (!listed.includes(party)) expect([step, party, ...mayDo(id, step, party)]).toEqual([step, party])
    }
  })

  test('leads where the table says', () => {
    const led = Object.entries(procedures[id]!.steps).flatMap(([step, found]) => [
      ...movesOf(found).map(([verb, move]) => `${step} ${verb} ${move.opens ? `${move.opens}!` : move.to}${move.once ? '*' : ''}`),
      ...Object.entries(found.sides ?? {}).flatMap(([side, endings]) => Object.entries(endings).map(([ending, to]) => `${step} ${side}/${ending} ${to}`)),
      ...(found.after ? [`${step} lapse ${found.after.to}`] : []),
      ...needsAfter(found).map(([condition, to]) => `${step} lapse!${condition} ${to}`),
    ])
    const { overtaken } = procedures[id]!
    if (overtaken) led.push(`anywhere overtake ${overtaken}`)
    expect(led.sort()).toEqual([...targets[id]!].sort())
  })
})

test('administrators, supervisors and the clock’s owner never act for others', () => {
  const actors = new Set(Object.values(procedures).flatMap((procedure) => Object.values(procedure.steps).flatMap(partiesAt)))
  expect([...actors].sort()).toEqual(['cyberspace-office', 'data-bureau', 'developer', 'exchange', 'finance-bureau', 'law-firm', 'operator', 'police', 'producer', 'public', 'registrar', 'sasac', 'sector-authority', 'valuer'])
  const parts = Object.values(procedures).flatMap((procedure) => [...openersOf(procedure), ...Object.keys(procedure.seats), ...Object.values(procedure.steps).flatMap(partiesAt)])
  expect(parts.filter(isAdministrator)).toEqual([])
  for (const id of Object.keys(procedures)) for (const step of Object.keys(procedures[id]!.steps)) for (const administrator of administrators) expect([id, step, administrator, ...mayDo(id, step, administrator)]).toEqual([id, step, administrator])
})
