/** Printed from a database with all migrations applied; a test compares. Print again: node tools/print-schema.ts */
import type { ColumnType } from "kysely";

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[]
  ? U[]
  : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S[], I[], U[]>
  : T[];

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface AccountRequests {
  asked_at: Timestamp;
  asked_by: string;
  asked_name: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decided_name: string | null;
  decision: string | null;
  decision_reason: Generated<string>;
  ended_on: string | null;
  id: string;
  kind: string;
  officer_id: string | null;
  organisation_id: string | null;
  post_id: string | null;
  reason: string;
  role: string | null;
  stands_for: string | null;
  successor_id: string | null;
  title: Generated<string>;
  until_on: string | null;
}

export interface AccountSteps {
  at: Timestamp;
  by_id: string | null;
  by_name: string;
  id: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  officer_id: string;
  reason: string;
  state: string;
}

export interface Affiliations {
  controlled_id: string;
  controller_id: string;
  declared_at: Timestamp;
  declared_for: string;
  declared_name: string;
  ended_ground: string | null;
  ended_name: string | null;
  ground: string;
  id: string;
  since_on: string;
  until_on: string | null;
}

export interface Agreements {
  asset_code: Generated<string>;
  asset_id: string;
  asset_name: Generated<string>;
  asset_version: number;
  begins_on: string;
  case_id: string | null;
  columns: Generated<string[]>;
  developer_id: string;
  ended_at: Timestamp | null;
  ended_why: Generated<string>;
  ends_on: string;
  evaluated: Generated<number>;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  made_at: Timestamp;
  mandate_id: string;
  manner: string;
  most_uses: number | null;
  number: string;
  operator_id: string;
  places: Generated<string[]>;
  policy: Json;
  policy_sha256: string;
  purpose: string;
  purpose_class: string;
  renews: string | null;
  signed_developer_at: Timestamp | null;
  signed_developer_name: string | null;
  signed_operator_at: Timestamp | null;
  signed_operator_name: string | null;
  suspended_at: Timestamp | null;
  suspended_by: string | null;
  suspended_case: string | null;
  suspended_why: Generated<string>;
  suspensions: Generated<ArrayType<Timestamp>>;
  trace_sha256: Generated<string>;
  uses: Generated<number>;
}

export interface AnnualReports {
  case_id: string;
  figures: Json;
  handed_in_on: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  received_at: Timestamp;
  year: number;
}

export interface ApiTokens {
  address_range: string | null;
  digest: Buffer;
  expires_at: Timestamp;
  id: Generated<string>;
  made_at: Timestamp;
  name: string;
  officer_id: string;
  post_id: string;
  prefix: string;
  revoked_at: Timestamp | null;
  scopes: string[];
  used_at: Timestamp | null;
  used_from: string | null;
}

export interface AssetCards {
  asset_id: string;
  asset_version: number;
  card: Json;
  certificate_number: string;
  created_at: Timestamp;
  end_reason: Generated<string>;
  ended_at: Timestamp | null;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  opinion_id: string;
  valuation_id: string;
  valued_fen: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
}

export interface AssetCodes {
  asset_id: string;
  code: string;
  entered_at: Timestamp;
  entered_by: string | null;
  entered_name: Generated<string>;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  kind: string;
  rule_version: Generated<number>;
}

export interface AssetLinks {
  added_at: Timestamp;
  added_by: string | null;
  added_name: string;
  asset_id: string;
  ended_at: Timestamp | null;
  ended_name: string | null;
  from_id: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  process: string;
}

export interface Assets {
  catalogued_at: Timestamp | null;
  classified_at: Timestamp | null;
  classified_rules: string | null;
  code: string;
  created_at: Timestamp;
  destroyed_at: Timestamp | null;
  fallen: string | null;
  fallen_on: string | null;
  frozen_by: string | null;
  grade: number;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  importance: Generated<string>;
  is_duty_data: Generated<boolean>;
  name: string;
  origin: string;
  registered_at: Timestamp | null;
  round_id: string | null;
  rule_version: Generated<number>;
  search: Generated<string>;
  state: Generated<string>;
  state_before: string | null;
  version: Generated<number>;
  was_public: Generated<boolean>;
  was_utility: Generated<boolean>;
}

export interface AssetVersions {
  asset_id: string;
  card: Json;
  client_key: string;
  confirmed_at: Timestamp;
  confirmed_by: string | null;
  confirmed_name: string;
  finding_id: string | null;
  sha256: string;
  sm3: string;
  version: number;
}

export interface AuditChain {
  digest: Buffer;
  line_id: ColumnType<number, bigint | number | string, bigint | number | string>;
  position: ColumnType<number, bigint | number | string, bigint | number | string>;
}

export interface AuditLog {
  action: string;
  address: Generated<string>;
  at: Generated<Timestamp>;
  detail: Generated<Json>;
  digest: Buffer;
  holder_id: string | null;
  id: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  object_id: string;
  object_kind: string;
  officer_id: string | null;
  organisation_id: string | null;
  outcome: string;
  platform_at: Timestamp;
  request_id: Generated<string>;
  role: string;
}

export interface BookCards {
  amortised_fen: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  asset_id: string;
  class: string;
  code: string;
  cost_fen: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  due_from: Generated<string | null>;
  expense: string | null;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  impaired_fen: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  life_ends: string | null;
  life_ground: string | null;
  life_months: number | null;
  manner: string;
  moved_on: string;
  name: string;
  recognised_on: string;
  run_base_fen: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  run_booked_fen: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  run_from: string | null;
  run_months: Generated<number>;
  search: Generated<string>;
  state: string;
}

export interface BookCodes {
  account: string;
  code: string;
  holder_id: string;
  set_at: Timestamp;
  set_by: string | null;
  set_name: string;
  title: Generated<string>;
}

export interface BookControls {
  account: string | null;
  class: string | null;
  measure: string | null;
  sign: number | null;
}

export interface BookMoves {
  amortised_fen: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  asset_id: string;
  class: string;
  cost_fen: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  holder_id: string;
  impaired_fen: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  on_date: string;
  voucher_id: string;
}

export interface BookNotes {
  holder_id: string;
  item: string;
  made_at: Timestamp;
  made_by: string | null;
  made_name: string;
  seq: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  text: string;
  year: number;
}

export interface BookPeriods {
  carrying_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  closed_at: Timestamp;
  closed_by: string | null;
  closed_name: string;
  holder_id: string;
  period: string;
  turnover_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  vouchers: number;
}

export interface BookSets {
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  opened_at: Timestamp;
  opened_by: string | null;
  opened_name: string;
  opened_on: string;
  regime: string;
}

export interface CalendarYears {
  loaded_at: Timestamp;
  published: Json;
  year: number;
}

export interface CardImportFaults {
  col: string;
  field: string;
  given: string;
  import_id: string;
  row: number;
  seq: number;
  sheet: string;
  words: Json;
}

export interface CardImportLines {
  asset_id: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  import_id: string;
  line: number;
  old_code: Generated<string>;
  old_list: Generated<string>;
  old_since: string | null;
}

export interface CardImports {
  added_at: Timestamp;
  added_by: string | null;
  added_name: string;
  bytes: ColumnType<number, bigint | number | string, bigint | number | string>;
  done: Generated<number>;
  ended_at: Timestamp | null;
  failure: Json | null;
  faults: Generated<number>;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  lines: Generated<number>;
  name: string;
  path: string;
  round_id: string;
  sha256: string;
  state: Generated<string>;
  token: Json | null;
  took_ms: number | null;
  way: string;
}

export interface CaseReaders {
  organisation_id: string;
  subject_id: string;
}

export interface CaseReading {
  organisation_id: string | null;
  subject_id: string | null;
}

export interface Cases {
  acted_at: Timestamp;
  addressee_id: string | null;
  also_owners: Generated<string[]>;
  answers: Generated<Json>;
  applicant_id: string | null;
  came_from: string | null;
  clocks: Generated<Json>;
  closed_at: Timestamp | null;
  draft: Generated<Json>;
  draft_revision: Generated<number>;
  due_on: string | null;
  edition: string;
  ending: string | null;
  holder_id: string | null;
  holder_kind: Generated<string>;
  holder_sector: Generated<string>;
  id: string;
  is_provisional: Generated<boolean>;
  last_act: string;
  number: string;
  opened_at: Timestamp;
  opened_by: string | null;
  owner_id: string | null;
  owner_role: string | null;
  parent_id: string | null;
  pins: Generated<Json>;
  procedure: string;
  receipt: string;
  search: Generated<string>;
  step: string | null;
  subject_id: string;
  subject_kind: string;
  subject_version: number | null;
  submitted_at: Timestamp | null;
  title: string;
  version: Generated<number>;
  wake_at: Timestamp | null;
}

export interface CertificateChanges {
  at: Timestamp;
  case_id: string | null;
  ground: string;
  number: string;
  reason: Generated<string>;
  seq: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  since: string;
  status: string;
}

export interface CertificateChangesUntold {
  seq: ColumnType<number, bigint | number | string, bigint | number | string>;
}

export interface Certificates {
  asset_id: string;
  asset_version: number;
  case_id: string;
  facts: Json;
  holder_id: string;
  issued_at: Timestamp;
  issued_on: string;
  marked_later: Generated<string[]>;
  marks: Generated<string[]>;
  number: string;
  pdf_sha256: string;
  pdf_sm3: string;
  registered: Generated<Json>;
  replaces: string | null;
  search: Generated<string>;
  serial: ColumnType<number, bigint | number | string, bigint | number | string>;
  status: Generated<string>;
  status_on: string;
  status_reason: Generated<string>;
  template: string;
  valid_until: string;
}

export interface CitySalt {
  made_at: Timestamp;
  one: Generated<boolean>;
  salt: Buffer | null;
  sealed: Buffer | null;
}

export interface Classifications {
  approved_at: Timestamp;
  approved_by: string | null;
  approved_name: string;
  asset_id: string;
  asset_version: number;
  attribute: Generated<string>;
  case_id: string;
  category: Generated<string>;
  columns: Generated<Json>;
  decided_at: Timestamp;
  decided_by: string | null;
  decided_name: string;
  grade: number;
  harm_degree: Generated<string>;
  harm_object: Generated<string>;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  importance: string;
  industry: Generated<string>;
  proposal: Json;
  protection: Generated<string>;
  reason: string;
  reported_to: Generated<string>;
  rule_version: string;
  seq: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  set_by: string;
}

export interface CodingCounters {
  holder_id: string;
  last: ColumnType<number, bigint | number | string, bigint | number | string>;
  scope: string;
}

export interface CodingRules {
  client_key: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  holds_from: string;
  id: string;
  pattern: string;
  reason: string;
  segments: Json;
  set_at: Timestamp;
  set_by: string | null;
  set_name: string;
  shape: string[];
  version: number;
}

export interface ColumnCorrections {
  comment: string;
  decided_at: Timestamp;
  decided_by: string | null;
  decided_name: string;
  grade: number | null;
  heading: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  physical_type: string;
  proposed_grade: number;
  proposed_type: string;
  semantic_type: string | null;
  times: Generated<number>;
}

export interface ColumnRules {
  dataset: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  identity: string;
  rules: Json;
  set_at: Timestamp;
  set_by: string | null;
  version: number;
}

export interface ColumnSketches {
  distinct_count: ColumnType<number, bigint | number | string, bigint | number | string>;
  finding_id: string;
  hashes: number[];
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  is_key: boolean;
  name: string;
  position: number;
  probes: number;
}

export interface ComplianceRecords {
  case_id: string;
  detail: Json;
  document_number: string;
  expires_on: string;
  id: string;
  level: number | null;
  made_on: string;
  operator_id: string;
  part: string;
  recorded_at: Timestamp;
  recorded_name: string;
}

export interface CostDocuments {
  amount_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  holder_id: string;
  issued_on: string;
  kind: string;
  line: number;
  number: string;
  paper_sha256: string | null;
  party: Generated<string>;
  voucher_id: string;
}

export interface CountDifferences {
  asset_id: string;
  difference: string;
  evidence: Json | null;
  explanation: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  outcome: string;
  recount: string | null;
  recount_note: Generated<string>;
  recounted_at: Timestamp | null;
  recounted_by: string | null;
  recounted_name: Generated<string>;
  round_id: string;
  stated_at: Timestamp;
  stated_by: string;
  stated_name: string;
  statement: Generated<string>;
}

export interface Credentials {
  credential: string;
  made_at: Timestamp;
  number: string;
  salt: Buffer;
  sm2_key: string;
  sm2_signature: Buffer;
}

export interface CreditEntries {
  act: string;
  case_id: string;
  evidence: Json | null;
  id: string;
  lifted_at: Timestamp | null;
  lifted_case: string | null;
  lifted_how: string | null;
  lifted_why: Generated<string>;
  made_at: Timestamp;
  made_name: string;
  number: string;
  operator_id: string;
  points: number;
  reason: string;
}

export interface DemandNotes {
  asset_id: string;
  body: string;
  id: string;
  list_id: string;
  noted_at: Timestamp;
  noted_by: string | null;
  noted_name: string;
  strength: number;
  who: string;
}

export interface DemonstrationSteps {
  done_at: Generated<Timestamp>;
  name: string;
  outcome: Generated<Json>;
}

export interface Destructions {
  approval: Json;
  approved_by: string;
  approved_name: string;
  asset_id: string;
  asset_version: number;
  case_id: string;
  contractor: Generated<string>;
  destroyed_on: string;
  executed_by: string;
  executed_name: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  methods: string[];
  place: string;
  proposal: Json;
  proposed_by: string;
  proposed_name: string;
  recognised_by: string;
  recognised_name: string;
  recognition: Json;
  record: Json;
  recorded_at: Timestamp;
  witness: Json;
  witnessed_by: string;
  witnessed_name: string;
}

export interface DeveloperFilings {
  case_id: string;
  developer_id: string;
  ended_at: Timestamp | null;
  ended_why: Generated<string>;
  filed_on: string;
  id: string;
  made_at: Timestamp;
  number: string;
  operator_id: string;
  review_on: string;
  reviewed_on: string | null;
  reviewed_well: boolean | null;
  until_on: string;
}

export interface Disclosures {
  case_id: string;
  figures: Json;
  kind: string;
  organisation_id: string;
  organisation_name: string;
  published_at: Timestamp;
  report: Json;
  signed_name: string;
  year: number;
}

export interface Disputes {
  about: Generated<string>;
  amount_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  applicant_id: string;
  began_at: Timestamp;
  case_id: string;
  closed_at: Timestamp | null;
  kind: string;
  outcome: string | null;
  respondent_id: string;
  result: Generated<string>;
  title: string;
  way: string | null;
}

export interface DistributionParties {
  agreed_at: Timestamp | null;
  agreed_by: string | null;
  agreed_name: Generated<string>;
  amount_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  distribution_id: string;
  organisation_id: string;
}

export interface Distributions {
  cost_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  ended_at: Timestamp | null;
  fee_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  filed_at: Timestamp | null;
  gross_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  id: string;
  incomes: number;
  made_at: Timestamp;
  net_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  number: string;
  operator_id: string;
  state: string;
  tax_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  title: string;
  until_on: string;
}

export interface DistributionShares {
  agreement_id: string;
  back_due_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  back_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  distribution_id: string;
  due_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  is_public: boolean;
  organisation_id: string;
  part: string;
  position: number;
}

export interface DueMonths {
  cards: number;
  fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  holder_id: string;
  period: string;
}

export interface Entries {
  act: string;
  answers: Json | null;
  asked: Generated<Json>;
  at: Timestamp;
  basis: Generated<string[]>;
  case_id: string;
  client_key: string;
  from_step: string | null;
  id: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  officer_id: string | null;
  officer_name: string;
  organisation_id: string | null;
  organisation_name: string;
  reason: Generated<string>;
  role: string;
  seq: number;
  to_step: string | null;
}

export interface Evaluations {
  agreement_id: string;
  asked: Json;
  at: Timestamp;
  by_name: string;
  by_organisation: string;
  client_key: string;
  digest: string;
  id: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  outcome: string;
  reason: string;
  rules: Json;
  seq: number;
}

export interface Files {
  bytes: ColumnType<number, bigint | number | string, bigint | number | string>;
  created_at: Generated<Timestamp>;
  media_type: string;
  sha256: string;
  sm3: string;
}

export interface FileUses {
  case_id: string | null;
  created_at: Generated<Timestamp>;
  id: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  is_private: Generated<boolean>;
  name: string;
  officer_id: string | null;
  organisation_id: string | null;
  sha256: string;
}

export interface Findings {
  asset_id: string | null;
  attention: Generated<number>;
  bytes: ColumnType<number, bigint | number | string, bigint | number | string>;
  card: Generated<Json>;
  changes: Generated<Json>;
  dataset: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  drafted: Generated<Json>;
  erased_at: Timestamp | null;
  finding: Json;
  found_at: Timestamp;
  grade: number;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  identity: Generated<string | null>;
  is_named: Generated<boolean>;
  known_as: string | null;
  previous_id: string | null;
  round_id: string;
  rows: ColumnType<number, bigint | number | string, bigint | number | string>;
  sealed: Buffer | null;
  sealed_by: string | null;
  set_aside_reason: Generated<string>;
  source_id: string;
  state: Generated<string>;
  version: Generated<number>;
}

export interface IdleAccounts {
  found_at: Timestamp;
  officer_id: string;
  since: Timestamp;
  suspends_at: Timestamp | null;
  why: string;
}

export interface IncidentClocks {
  case_id: string;
  clock: string;
  due_at: Timestamp;
  from_at: Timestamp;
  met_at: Timestamp | null;
}

export interface IncidentReports {
  body: string;
  case_id: string;
  client_key: string;
  clock: string | null;
  id: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  kind: string;
  level: string | null;
  number: Generated<string>;
  officer_name: string;
  recorded_at: Timestamp;
  told_at: Timestamp;
  told_to: Generated<string>;
}

export interface Incidents {
  case_id: string;
  closed_at: Timestamp | null;
  discovered_at: Timestamp;
  ended_at: Timestamp | null;
  harms_persons: boolean;
  has_public_data: boolean;
  is_flaw: boolean;
  kind: string;
  lessons: Generated<string>;
  level: string;
  network: string;
  operator_id: string;
  persons: ColumnType<number, bigint | number | string, bigint | number | string>;
  reported_at: Timestamp;
  suspects_crime: boolean;
  title: string;
}

export interface Incomes {
  agreed_on: string;
  earned_on: string;
  gross_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  id: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  operator_id: string;
  order_id: string;
  product_id: string;
  quantity: number;
  reverses: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  taken_at: Timestamp;
}

export interface InspectionDraws {
  digest: string;
  is_drawn: boolean;
  organisation_id: string;
  place: number;
  programme_id: string;
}

export interface InspectionProgrammes {
  begins_on: string;
  client_key: string;
  drawn_at: Timestamp | null;
  drawn_name: string | null;
  ends_on: string;
  focus: string[];
  id: string;
  list_sha256: string | null;
  listed: number | null;
  made_at: Timestamp;
  made_name: string;
  number: string;
  office_id: string;
  party: string;
  sample: number;
  seed: string | null;
  title: string;
}

export interface Inspections {
  began_at: Timestamp;
  case_id: string;
  closed_at: Timestamp | null;
  credit: string | null;
  credit_note: Generated<string>;
  findings: Generated<string>;
  focus: string[];
  gravity: string | null;
  inspected_id: string;
  inspected_kind: string;
  kind: string;
  office_id: string;
  outcome: string | null;
  programme_id: string | null;
}

export interface LegacyRegistrations {
  asset_id: string;
  body: string;
  case_id: string;
  earlier_number: string;
  issued_on: string;
  noticed_from: string | null;
  noticed_until: string | null;
  noticed_where: string | null;
  number_key: Generated<string>;
  recorded_at: Timestamp;
  valid_until: string;
}

export interface Letters {
  due_at: Timestamp;
  given_up_at: Timestamp | null;
  id: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  note_id: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  officer_id: string;
  problem: Generated<string>;
  queued_at: Timestamp;
  sent_at: Timestamp | null;
  tries: Generated<number>;
}

export interface LiaisonMeetings {
  client_key: string;
  decisions: string;
  id: string;
  met_on: string;
  noted_at: Timestamp;
  noted_by: string;
  noted_name: string;
  participants: string;
  title: string;
}

export interface ListComments {
  answer: Generated<string>;
  answered_at: Timestamp | null;
  answered_by: string | null;
  answered_name: Generated<string>;
  asset_id: string | null;
  at: Timestamp;
  body: string;
  client_key: string;
  id: string;
  invitation_id: string;
  list_id: string;
  organisation: string;
  person: string;
}

export interface ListInvitations {
  ended_at: Timestamp | null;
  ended_by: string | null;
  id: string;
  invitee: string;
  key_digest: Buffer | null;
  kind: string;
  list_id: string;
  made_at: Timestamp;
  made_by: string | null;
  made_name: string;
  organisation: Generated<string>;
  person: Generated<string>;
  token_digest: Buffer;
  until_on: string;
  used_at: Timestamp | null;
}

export interface LogCheckpoints {
  made_at: Timestamp;
  note: string;
  root: Buffer;
  size: ColumnType<number, bigint | number | string, bigint | number | string>;
}

export interface LogCosignatures {
  at: Timestamp;
  line: string;
  size: ColumnType<number, bigint | number | string, bigint | number | string>;
  witness: string;
}

export interface LogEntries {
  at: Timestamp;
  entry: Buffer;
  hash: Buffer;
  kind: string;
  position: ColumnType<number, bigint | number | string, bigint | number | string>;
  ref: string;
}

export interface LogNodes {
  hash: Buffer;
  level: number;
  position: ColumnType<number, bigint | number | string, bigint | number | string>;
}

export interface LogSalts {
  position: ColumnType<number, bigint | number | string, bigint | number | string>;
  salt: Buffer;
}

export interface LogState {
  chain_position: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  is_only: Generated<boolean>;
  origin: string;
}

export interface MailAddresses {
  asked_at: Timestamp;
  confirmed_at: Timestamp | null;
  officer_id: string;
  sealed: Buffer;
  tries: Generated<number>;
}

export interface MandateAssets {
  added_at: Timestamp;
  asset_id: string;
  ended_at: Timestamp | null;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  mandate_id: string;
  operator_id: string;
}

export interface Mandates {
  begins_on: string;
  case_id: string;
  ended_at: Timestamp | null;
  ended_why: Generated<string>;
  ends_on: string;
  id: string;
  kind: string;
  made_at: Timestamp;
  number: string;
  operator_id: string;
  operator_name: string;
  suspended_at: Timestamp | null;
  suspended_why: Generated<string>;
  terms: Generated<Json>;
}

export interface MemoEntries {
  asset_id: string;
  case_id: string | null;
  entered_at: Timestamp;
  ground: Generated<string>;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  left_at: Timestamp | null;
  reason: string;
  reminded_at: Timestamp | null;
  review_on: string;
}

export interface MemoReviews {
  asset_id: string;
  finding: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  review_on: string;
  reviewed_at: Timestamp;
  reviewed_by: string | null;
  reviewed_name: string;
}

export interface Migrations {
  applied_at: Generated<Timestamp>;
  hash: string;
  name: string;
}

export interface MovedMonths {
  amortised_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  class: string;
  cost_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  holder_id: string;
  impaired_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  period: string;
}

export interface MyCaseSubjects {
  subject_id: string | null;
}

export interface MySectorLists {
  id: string | null;
}

export interface NoteReadings {
  note_id: ColumnType<number, bigint | number | string, bigint | number | string>;
  officer_id: string;
  read_at: Timestamp;
}

export interface Notes {
  at: Timestamp;
  basis: string;
  for_role: string | null;
  href: string;
  id: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  kind: string;
  organisation_id: string | null;
  read_at: Timestamp | null;
  read_by: string | null;
  subject: string;
  words: Json;
}

export interface Notices {
  asset_name: string;
  case_id: string;
  closed_on: string | null;
  ends_on: string;
  is_provisional: Generated<boolean>;
  marks: Generated<string[]>;
  opened_on: string;
  outcome: Generated<string>;
  receiver: Generated<string>;
  registrant: string;
  registration_type: string;
  state: Generated<string>;
  summary: string;
}

export interface OfficerIdentities {
  bound_at: Timestamp;
  ended_subject: string | null;
  issuer: string;
  officer_id: string;
  subject: string | null;
}

export interface Officers {
  created_at: Generated<Timestamp>;
  factors_reset_by: string | null;
  failures: Generated<number>;
  id: Generated<string>;
  identity_bound_by: string | null;
  idle_from: Generated<Timestamp>;
  is_active: Generated<boolean>;
  locked_until: Timestamp | null;
  login: string;
  must_change_password: Generated<boolean>;
  name: string;
  password_hash: string;
  password_reset_by: string | null;
  password_set_at: Generated<Timestamp>;
  signed_in_at: Timestamp | null;
  state: Generated<string>;
}

export interface OneTimeCodes {
  begun_at: Timestamp;
  confirmed_at: Timestamp | null;
  last_step: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  officer_id: string;
  sealed: Buffer;
}

export interface OperatorApplications {
  answers: Json;
  applied_at: Timestamp;
  applied_name: string;
  average: Numeric | null;
  call_id: string;
  id: string;
  is_qualified: boolean | null;
  operator_id: string;
  operator_name: string;
  qualified_name: string | null;
  qualified_why: Generated<string>;
  rank: number | null;
  withdrawn_at: Timestamp | null;
}

export interface OperatorCalls {
  announced_at: Timestamp;
  answers: Json;
  apply_until: string;
  case_id: string;
  criteria: Json;
  ranking: Generated<Json>;
  scores_open_at: Timestamp | null;
  state: string;
  term_months: number;
  title: string;
}

export interface OperatorExperts {
  call_id: string;
  ended_at: Timestamp | null;
  ended_name: string | null;
  ended_why: string | null;
  named_at: Timestamp;
  named_by: string;
  officer_id: string;
  officer_name: string;
}

export interface OperatorScores {
  application_id: string;
  call_id: string;
  comment: Generated<string>;
  officer_id: string;
  officer_name: string;
  scored_at: Timestamp;
  scores: Json;
  total: number;
}

export interface Opinions {
  answers: Json;
  asset_id: string;
  asset_version: number;
  case_id: string;
  conclusion: string;
  filed_at: Timestamp;
  firm_id: string | null;
  firm_licence: string | null;
  firm_name: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  issued_on: string;
  number: string;
  paper_sha256: string;
  valid_until: string;
}

export interface OrderEntries {
  asked: Generated<Json>;
  at: Timestamp;
  client_key: string;
  from_state: string;
  move: string;
  officer_id: string | null;
  officer_name: string;
  order_id: string;
  organisation_id: string | null;
  organisation_name: string;
  seq: number;
  side: string;
  to_state: string;
}

export interface Orders {
  amount_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  buyer_id: string | null;
  buyer_name: string;
  client_key: string;
  delivered_at: Timestamp | null;
  developer_id: string;
  exchange_number: string | null;
  id: string;
  kind: string;
  number: string;
  operator_id: string | null;
  placed_at: Timestamp;
  product_id: string;
  purpose: string;
  quantity: Generated<number>;
  settled_at: Timestamp | null;
  state: string;
  trade_certificate: Json | null;
  version: Generated<number>;
}

export interface OrganisationChanges {
  after: Json;
  before: Json;
  changed_at: Timestamp;
  changed_by: string | null;
  changed_name: string;
  id: string;
  organisation_id: string;
  reason: string;
}

export interface Organisations {
  created_at: Generated<Timestamp>;
  district: Generated<string>;
  ended_ground: Generated<string>;
  ended_on: string | null;
  id: Generated<string>;
  initials: Generated<string>;
  is_active: Generated<boolean>;
  is_open: Generated<boolean>;
  kind: string;
  licence_no: Generated<string>;
  name: string;
  name_en: Generated<string>;
  particulars: Generated<Json>;
  roles: Generated<string[]>;
  sector: Generated<string>;
  short_name: Generated<string>;
  successor_id: string | null;
  uscc: string;
  winds_up_until: string | null;
}

export interface OutsideRegistrations {
  asset_id: string;
  body: string;
  end_reason: string | null;
  ended_at: Timestamp | null;
  ended_name: string | null;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  issued_on: string;
  number: string;
  recorded_at: Timestamp;
  recorded_by: string | null;
  recorded_name: string;
  register: string;
  valid_until: string | null;
}

export interface ParameterVersions {
  carried_by: string;
  case_id: string;
  choice: string;
  decided_at: Timestamp;
  effective_on: string;
  reason: string;
  value: string;
  value_before: string;
}

export interface Passkeys {
  added_at: Timestamp;
  counter: ColumnType<number, bigint | number | string, bigint | number | string>;
  credential: string;
  id: Generated<string>;
  name: string;
  officer_id: string;
  public_key: Buffer;
  transports: string[];
  used_at: Timestamp | null;
}

export interface PastPasswords {
  ended_at: Timestamp;
  id: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  officer_id: string;
  password_hash: string;
}

export interface PlatformClock {
  is_only: Generated<boolean>;
  moved_at: Timestamp | null;
  moved_by: string | null;
  offset_ms: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
}

export interface PostedMonths {
  account: string;
  credit_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  debit_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  holder_id: string;
  lines: number;
  manner: string;
  period: string;
  template: string;
}

export interface Postings {
  account: string;
  credit_fen: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  debit_fen: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  holder_id: string;
  ledger: string;
  line: number;
  manner: Generated<string>;
  on_date: string;
  voucher_id: string;
}

export interface Posts {
  created_at: Generated<Timestamp>;
  ended_at: Timestamp | null;
  id: Generated<string>;
  officer_id: string;
  organisation_id: string;
  role: string;
  stand_reason: Generated<string>;
  stand_started_by: string | null;
  stands_for: string | null;
  title: Generated<string>;
  until_on: string | null;
}

export interface ProductPrices {
  case_id: string;
  ceiling_fen: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  charge: string;
  method: string | null;
  paper: Json;
  permitted_fen: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  price_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  product_id: string;
  set_at: Timestamp;
  unit: string;
}

export interface Products {
  ceiling_fen: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  delisted_at: Timestamp | null;
  delisted_basis: Generated<string>;
  delisted_case: string | null;
  delisted_why: Generated<string>;
  developer_id: string;
  exchange_number: string | null;
  filed_at: Timestamp | null;
  id: string;
  kind: string;
  listed_at: Timestamp | null;
  made_at: Timestamp;
  name: string;
  number: string | null;
  operator_id: string | null;
  price_fen: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  purpose_class: string;
  search: Generated<string>;
  specification: Generated<Json>;
  state: Generated<string>;
  unit: Generated<string>;
  uses_public: Generated<boolean>;
}

export interface ProductSources {
  acquired_on: string | null;
  agreement_id: string | null;
  asset_id: string | null;
  certificate_number: string | null;
  developer_id: string | null;
  from_product_id: string | null;
  holder_id: string | null;
  holder_kind: Generated<string>;
  holder_sector: Generated<string>;
  is_banked: Generated<boolean>;
  operator_id: string | null;
  position: number;
  product_id: string;
  scope: Generated<string>;
}

export interface PublicCatalogueMonths {
  entered: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  month: string | null;
}

export interface PublicCounts {
  catalogued: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  producers: ColumnType<number, bigint | number | string, bigint | number | string> | null;
}

export interface PublicNotices {
  asset_name: string | null;
  case_id: string | null;
  closed_on: string | null;
  days_left: number | null;
  ends_on: string | null;
  is_provisional: boolean | null;
  is_running: boolean | null;
  marks: string[] | null;
  opened_on: string | null;
  outcome: string | null;
  receiver: string | null;
  registrant: string | null;
  registration_type: string | null;
  state: string | null;
  summary: string | null;
}

export interface PublicOutsideRegistrations {
  asset_id: string | null;
  body: string | null;
  issued_on: string | null;
  number: string | null;
  register: string | null;
  valid_until: string | null;
}

export interface PublicRegistrations {
  marks: string[] | null;
  month: string | null;
  registered: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  sector: string | null;
  type: string | null;
}

export interface PublicSectorEntries {
  asset_id: string | null;
  holder_name: string | null;
  industry: string | null;
  list_id: string | null;
  name: string | null;
  summary: string | null;
}

export interface PublicSectorLists {
  authority_name: string | null;
  edition: number | null;
  entries: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  id: string | null;
  published_at: Timestamp | null;
  sector: string | null;
  shown: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  title: string | null;
  year: number | null;
}

export interface ReadableSketches {
  distinct_count: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  finding_id: string | null;
  hashes: number[] | null;
  holder_id: string | null;
  is_key: boolean | null;
  name: string | null;
  position: number | null;
  probes: number | null;
}

export interface Receivables {
  amount_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  collected_at: Timestamp | null;
  collected_name: Generated<string>;
  collected_on: string | null;
  collected_slip: Generated<string>;
  distribution_id: string;
  id: Generated<string>;
  income_voucher_id: string | null;
  made_at: Timestamp;
  operator_id: string;
  period: string;
  remittance_id: string | null;
  remitted_at: Timestamp | null;
  remitted_voucher_id: string | null;
  unit_id: string;
}

export interface RecoveryCodes {
  digest: Buffer;
  made_at: Timestamp;
  officer_id: string;
  used_at: Timestamp | null;
}

export interface RedistributionLines {
  general_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  period: string;
  remitted_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  rule_id: string;
  run_at: Timestamp;
  run_name: string;
  service_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  unit_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  unit_id: string;
}

export interface RedistributionRules {
  effective_on: string;
  general_parts: ColumnType<number, bigint | number | string, bigint | number | string>;
  id: string;
  service_parts: ColumnType<number, bigint | number | string, bigint | number | string>;
  set_at: Timestamp;
  unit_parts: ColumnType<number, bigint | number | string, bigint | number | string>;
  version: number;
}

export interface Regradings {
  asset_id: string;
  closed_at: Timestamp | null;
  closed_case: string | null;
  detail: Json;
  due_on: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  is_provisional: Generated<boolean>;
  opened_at: Timestamp;
  opened_by: string | null;
  opened_name: string;
  trigger: string;
}

export interface Remittances {
  amount_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  collection_code: Generated<string>;
  ended_at: Timestamp | null;
  id: string;
  issued_name: Generated<string>;
  issued_on: string | null;
  lines: number;
  made_at: Timestamp;
  number: string;
  receipt_number: string | null;
  received_name: Generated<string>;
  received_on: string | null;
  state: string;
  title: string;
  voucher_number: string | null;
}

export interface Repayments {
  amount_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  decision_number: Generated<string>;
  ended_at: Timestamp | null;
  id: string;
  made_at: Timestamp;
  number: string;
  operator_id: string;
  order_number: string | null;
  payee_name: string;
  receivable_id: string;
  repaid_name: Generated<string>;
  repaid_on: string | null;
  state: string;
  unit_id: string;
  voucher_id: string | null;
}

export interface RiskAssessments {
  assessed_on: string;
  assessor: string;
  case_id: string;
  conclusion: string;
  due_on: string | null;
  handed_in_on: string;
  high: number;
  is_yearly: boolean;
  low: number;
  medium: number;
  next_on: string;
  operator_id: string;
  received_at: Timestamp;
  title: string;
  year: number;
}

export interface RoundCalls {
  client_key: string;
  ends_on: string;
  id: string;
  issued_at: Timestamp;
  issued_by: string | null;
  issued_name: string;
  organisation_id: string;
  plan: Json;
  sector: string;
  title: string;
  year: number;
}

export interface RoundCallUnits {
  call_id: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: string;
}

export interface Rounds {
  call_id: string | null;
  case_id: string;
  created_at: Timestamp;
  ends_on: string | null;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  plan: Generated<Json>;
  published_at: Timestamp | null;
  started_at: Timestamp | null;
  state: Generated<string>;
  title: string;
  year: number;
}

export interface Rulings {
  answer: string;
  asked_by: string;
  case_id: string;
  clause: string;
  decided_at: Timestamp;
  effective_on: string;
  is_public: boolean;
  kind: string;
  number: string;
  question: string;
  title: string;
}

export interface SealedFiles {
  key_id: string;
  sealed_at: Timestamp;
  sha256: string;
}

export interface SealedValues {
  case_id: string;
  field: string;
  id: string;
  is_draft: Generated<boolean>;
  key_id: string;
  made_at: Timestamp;
  sealed: Buffer;
}

export interface SealingKeys {
  answers_done_at: Timestamp | null;
  ended_at: Timestamp | null;
  id: string;
  made_at: Timestamp;
  master: string;
  method: string;
  purpose: string;
  wrapped: Buffer;
}

export interface SectorEntries {
  added_at: Timestamp;
  added_name: string;
  asset_id: string;
  asset_version: number;
  category: Generated<string>;
  code: string;
  grade: number;
  holder_id: string;
  holder_kind: string;
  holder_name: string;
  holder_sector: Generated<string>;
  importance: string;
  industry: Generated<string>;
  list_id: string;
  name: string;
  parts: Json;
  records: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  removed_at: Timestamp | null;
  removed_reason: Generated<string>;
  score: number;
  summary: Generated<string>;
}

export interface SectorLists {
  authority_id: string;
  case_id: string;
  created_at: Timestamp;
  edition: number | null;
  id: string;
  plan: Generated<Json>;
  published_at: Timestamp | null;
  published_name: Generated<string>;
  sector: string;
  state: Generated<string>;
  title: string;
  year: number;
}

export interface Sessions {
  address: Generated<string>;
  begun_at: Generated<Timestamp>;
  browser: Generated<string>;
  challenge: string | null;
  created_at: Generated<Timestamp>;
  csrf: string;
  entered_by: Generated<string>;
  expires_at: Timestamp;
  factor: Generated<string>;
  id: Generated<string>;
  officer_id: string;
  post_id: string;
  proved_at: Generated<Timestamp>;
  seen_at: Generated<Timestamp>;
  token_digest: Buffer;
}

export interface SettledIncomes {
  agreement_id: string;
  cost_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  distribution_id: string;
  fee_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  income_id: ColumnType<number, bigint | number | string, bigint | number | string>;
  net_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  shares: ArrayType<ColumnType<number, bigint | number | string, bigint | number | string>>;
  tax_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
}

export interface SharingAgreements {
  bounds: ArrayType<ColumnType<number, bigint | number | string, bigint | number | string>>;
  client_key: string;
  cost_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  effective_on: string;
  fee_ppm: ColumnType<number, bigint | number | string, bigint | number | string>;
  first_fen: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  first_per_call: Generated<boolean>;
  first_position: number | null;
  form: string;
  id: string;
  in_force_at: Timestamp | null;
  lapsed_on: string | null;
  made_at: Timestamp;
  made_name: string;
  number: string;
  operator_id: string;
  parties: number;
  parts: ArrayType<ColumnType<number, bigint | number | string, bigint | number | string>>;
  product_id: string;
  superseded_by: number | null;
  tax_ppm: ColumnType<number, bigint | number | string, bigint | number | string>;
  version: number;
  whole: ColumnType<number, bigint | number | string, bigint | number | string>;
}

export interface SharingParties {
  agreement_id: string;
  is_public: boolean;
  organisation_id: string;
  part: string;
  position: number;
  signed_at: Timestamp | null;
  signed_by: string | null;
  signed_name: Generated<string>;
}

export interface SigningKeys {
  algorithm: string;
  ended_because: Generated<string>;
  id: string;
  public_key: Buffer;
  valid_from: Timestamp;
  valid_until: Timestamp | null;
  vouched_by: string | null;
  voucher: Buffer | null;
}

export interface SignOnAttempts {
  begun_at: Timestamp;
  browser: Buffer;
  nonce: string;
  state: Buffer;
  then_to: string;
  verifier: string;
}

export interface SourceConnections {
  holder_id: string;
  sealed: Buffer | null;
  source_id: string;
  target: Json;
}

export interface Sources {
  added_at: Timestamp;
  added_by: string | null;
  arrived_by: string;
  bytes: ColumnType<number, bigint | number | string, bigint | number | string>;
  done_bytes: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  done_rows: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  erased_at: Timestamp | null;
  fault: Json | null;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  is_apart: Generated<boolean>;
  joined: Generated<number>;
  name: string;
  parts: string[] | null;
  path: string;
  preliminary: Json | null;
  round_id: string;
  scanned_at: Timestamp | null;
  scope: Json | null;
  sealed_by: string | null;
  state: Generated<string>;
  took_ms: number | null;
}

export interface StandingMoves {
  holder_id: string;
  holder_kind: string;
  holder_sector: string;
  key: string;
  n: ColumnType<number, bigint | number | string, bigint | number | string>;
  what: string;
}

export interface Standings {
  holder_id: string;
  holder_kind: string;
  holder_sector: string;
  key: string;
  n: ColumnType<number, bigint | number | string, bigint | number | string>;
  what: string;
}

export interface StandingsOfRows {
  holder_id: string | null;
  holder_kind: string | null;
  holder_sector: string | null;
  key: string | null;
  n: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  what: string | null;
}

export interface StandingsOfTrade {
  holder_id: string | null;
  holder_kind: string | null;
  holder_sector: string | null;
  key: string | null;
  n: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  what: string | null;
}

export interface StartedRounds {
  case_id: string | null;
  created_at: Timestamp | null;
  ends_on: string | null;
  holder_id: string | null;
  holder_kind: string | null;
  id: string | null;
  published_at: Timestamp | null;
  state: string | null;
  year: number | null;
}

export interface UnitKeys {
  added_at: Timestamp;
  added_by: string | null;
  added_name: string;
  ended_at: Timestamp | null;
  ended_by: string | null;
  key_id: string;
  label: string;
  organisation_id: string;
  public_key: string;
}

export interface UseMarks {
  agreement: string;
  asset_id: string;
  end_reason: string | null;
  ended_at: Timestamp | null;
  ended_name: string | null;
  ends_on: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  manner: string;
  note: Generated<string>;
  operator_id: string;
  operator_name: string;
  set_at: Timestamp;
  set_by: string | null;
  set_name: string;
  starts_on: string;
}

export interface Valuations {
  amount_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  answers: Json;
  asset_id: string;
  asset_version: number;
  base_date: string;
  case_id: string;
  filed_at: Timestamp;
  firm_id: string | null;
  firm_licence: string | null;
  firm_name: string;
  holder_id: string;
  holder_kind: string;
  holder_sector: Generated<string>;
  id: string;
  method: string;
  number: string;
  paper_sha256: string;
  valid_until: string;
}

export interface VoucherMoves {
  amortised_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  class: string;
  cost_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  holder_id: string;
  impaired_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  moves: number;
  on_date: string;
  voucher_id: string;
}

export interface Vouchers {
  amount_fen: ColumnType<number, bigint | number | string, bigint | number | string>;
  asset_id: string | null;
  card_before: Json | null;
  client_key: string;
  holder_id: string;
  id: string;
  lines: number;
  made_at: Timestamp;
  made_by: string | null;
  made_in: Generated<string>;
  made_name: string;
  moves: number;
  number: number;
  on_date: string;
  particulars: Generated<Json>;
  period: string;
  reverses: string | null;
  seq: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
  summary: string;
  template: string;
  way: Generated<string>;
}

export interface WitnessedLogs {
  added_at: Timestamp;
  ended_at: Timestamp | null;
  keys: string;
  note: Generated<string>;
  origin: string;
  root: Buffer | null;
  seen_at: Timestamp | null;
  size: Generated<ColumnType<number, bigint | number | string, bigint | number | string>>;
}

export interface Witnesses {
  added_at: Timestamp;
  asked_at: Timestamp | null;
  ended_at: Timestamp | null;
  key: string;
  name: string;
  problem: Generated<string>;
  seen_size: ColumnType<number, bigint | number | string, bigint | number | string> | null;
  url: string;
}

export interface Database {
  account_requests: AccountRequests;
  account_steps: AccountSteps;
  affiliations: Affiliations;
  agreements: Agreements;
  annual_reports: AnnualReports;
  api_tokens: ApiTokens;
  asset_cards: AssetCards;
  asset_codes: AssetCodes;
  asset_links: AssetLinks;
  asset_versions: AssetVersions;
  assets: Assets;
  audit_chain: AuditChain;
  audit_log: AuditLog;
  book_cards: BookCards;
  book_codes: BookCodes;
  book_controls: BookControls;
  book_moves: BookMoves;
  book_notes: BookNotes;
  book_periods: BookPeriods;
  book_sets: BookSets;
  calendar_years: CalendarYears;
  card_import_faults: CardImportFaults;
  card_import_lines: CardImportLines;
  card_imports: CardImports;
  case_readers: CaseReaders;
  case_reading: CaseReading;
  cases: Cases;
  certificate_changes: CertificateChanges;
  certificate_changes_untold: CertificateChangesUntold;
  certificates: Certificates;
  city_salt: CitySalt;
  classifications: Classifications;
  coding_counters: CodingCounters;
  coding_rules: CodingRules;
  column_corrections: ColumnCorrections;
  column_rules: ColumnRules;
  column_sketches: ColumnSketches;
  compliance_records: ComplianceRecords;
  cost_documents: CostDocuments;
  count_differences: CountDifferences;
  credentials: Credentials;
  credit_entries: CreditEntries;
  demand_notes: DemandNotes;
  demonstration_steps: DemonstrationSteps;
  destructions: Destructions;
  developer_filings: DeveloperFilings;
  disclosures: Disclosures;
  disputes: Disputes;
  distribution_parties: DistributionParties;
  distribution_shares: DistributionShares;
  distributions: Distributions;
  due_months: DueMonths;
  entries: Entries;
  evaluations: Evaluations;
  file_uses: FileUses;
  files: Files;
  findings: Findings;
  idle_accounts: IdleAccounts;
  incident_clocks: IncidentClocks;
  incident_reports: IncidentReports;
  incidents: Incidents;
  incomes: Incomes;
  inspection_draws: InspectionDraws;
  inspection_programmes: InspectionProgrammes;
  inspections: Inspections;
  legacy_registrations: LegacyRegistrations;
  letters: Letters;
  liaison_meetings: LiaisonMeetings;
  list_comments: ListComments;
  list_invitations: ListInvitations;
  log_checkpoints: LogCheckpoints;
  log_cosignatures: LogCosignatures;
  log_entries: LogEntries;
  log_nodes: LogNodes;
  log_salts: LogSalts;
  log_state: LogState;
  mail_addresses: MailAddresses;
  mandate_assets: MandateAssets;
  mandates: Mandates;
  memo_entries: MemoEntries;
  memo_reviews: MemoReviews;
  migrations: Migrations;
  moved_months: MovedMonths;
  my_case_subjects: MyCaseSubjects;
  my_sector_lists: MySectorLists;
  note_readings: NoteReadings;
  notes: Notes;
  notices: Notices;
  officer_identities: OfficerIdentities;
  officers: Officers;
  one_time_codes: OneTimeCodes;
  operator_applications: OperatorApplications;
  operator_calls: OperatorCalls;
  operator_experts: OperatorExperts;
  operator_scores: OperatorScores;
  opinions: Opinions;
  order_entries: OrderEntries;
  orders: Orders;
  organisation_changes: OrganisationChanges;
  organisations: Organisations;
  outside_registrations: OutsideRegistrations;
  parameter_versions: ParameterVersions;
  passkeys: Passkeys;
  past_passwords: PastPasswords;
  platform_clock: PlatformClock;
  posted_months: PostedMonths;
  postings: Postings;
  posts: Posts;
  product_prices: ProductPrices;
  product_sources: ProductSources;
  products: Products;
  public_catalogue_months: PublicCatalogueMonths;
  public_counts: PublicCounts;
  public_notices: PublicNotices;
  public_outside_registrations: PublicOutsideRegistrations;
  public_registrations: PublicRegistrations;
  public_sector_entries: PublicSectorEntries;
  public_sector_lists: PublicSectorLists;
  readable_sketches: ReadableSketches;
  receivables: Receivables;
  recovery_codes: RecoveryCodes;
  redistribution_lines: RedistributionLines;
  redistribution_rules: RedistributionRules;
  regradings: Regradings;
  remittances: Remittances;
  repayments: Repayments;
  risk_assessments: RiskAssessments;
  round_call_units: RoundCallUnits;
  round_calls: RoundCalls;
  rounds: Rounds;
  rulings: Rulings;
  sealed_files: SealedFiles;
  sealed_values: SealedValues;
  sealing_keys: SealingKeys;
  sector_entries: SectorEntries;
  sector_lists: SectorLists;
  sessions: Sessions;
  settled_incomes: SettledIncomes;
  sharing_agreements: SharingAgreements;
  sharing_parties: SharingParties;
  sign_on_attempts: SignOnAttempts;
  signing_keys: SigningKeys;
  source_connections: SourceConnections;
  sources: Sources;
  standing_moves: StandingMoves;
  standings: Standings;
  standings_of_rows: StandingsOfRows;
  standings_of_trade: StandingsOfTrade;
  started_rounds: StartedRounds;
  unit_keys: UnitKeys;
  use_marks: UseMarks;
  valuations: Valuations;
  voucher_moves: VoucherMoves;
  vouchers: Vouchers;
  witnessed_logs: WitnessedLogs;
  witnesses: Witnesses;
}
