/** Of every aggregate alike. */
const state = ["id", "version", "state"] as const

/** The tables that a bulk load writes, with the columns of its lines in their order. */
export const copiedTables = {
  organisation: state,
  department: state,
  role: state,
  post: state,
  professional: state,
  review: state,
  declaration: [...state, "made"],
  certificate: state,
  sample: state,
  claim: ["scope", "key", "holder"],
  journal_personal: ["digest", "salt", "value"],
  journal: ["sequence", "at", "actor", "aggregate", "id", "version", "shape", "event", "personal"],
  ledger: ["professional", "inputs", "settled", "changed_on", "settled_on"],
  annual: [
    "professional",
    "year",
    "recognised",
    "organisation",
    "policy",
    "digest",
    "inputs",
    "outcome",
    "passed",
    "total",
    "subjects"
  ],
  statistic: ["organisation", "year", "kind", "day", "delta"]
} as const satisfies Record<string, ReadonlyArray<string>>

export type CopiedTable = keyof typeof copiedTables
