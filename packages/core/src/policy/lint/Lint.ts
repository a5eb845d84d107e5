import type { Text } from "../../kernel/RuleError.ts"
import type { Years } from "../document/Condition.ts"
import type { Leaf } from "../document/Requirement.ts"
import { leavesOf, pathsOfLeaves } from "../leaves.ts"
import type { Policy } from "../Policy.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"
import { Conditions } from "./Conditions.ts"
import type { Finding } from "./Finding.ts"
import { spansOf, yearsOf } from "./years.ts"

export type Path = ReadonlyArray<string | number>

const spanInWords = ({ from, to }: Years): Text => {
  if (to === undefined) return { zh: `${from} 年度起`, en: `${from} and after` }
  if (from === to) return { zh: `${from} 年度`, en: `${from}` }
  return { zh: `${from}～${to} 年度`, en: `${from} to ${to}` }
}

/** Credit years in words. */
export const yearsInWords = (years: bigint): Text => {
  const spans = spansOf(years).map(spanInWords)
  return { zh: spans.map(({ zh }) => zh).join("、"), en: spans.map(({ en }) => en).join(", ") }
}

/** The findings in a document as they are made, and what every check asks. */
export class Lint {
  readonly findings: Array<Finding> = []
  readonly policy: Policy
  readonly document: PolicyDocument
  readonly conditions = new Conditions()
  readonly leaves: ReadonlyArray<Leaf>
  /** Where each leaf stands in the document. */
  readonly leafPaths: ReadonlyArray<Path>
  /** The years in force. */
  readonly inForce: bigint
  /** Every year that a verdict in force can look at. */
  readonly lookedAt: bigint

  constructor(policy: Policy) {
    const { document, reach } = policy
    const { from, to } = document.inForce
    this.policy = policy
    this.document = document
    this.leaves = leavesOf(document.requirement)
    this.leafPaths = pathsOfLeaves(document.requirement).map((path) => ["requirement", ...path])
    this.inForce = yearsOf(document.inForce)
    this.lookedAt = yearsOf({ from: from - reach.back, ...(to !== undefined && { to: to + reach.ahead }) })
  }

  error(code: string, path: Path, said: Text, suggestion: Text): void {
    this.findings.push({ severity: "error", code, path: path.map(String), rule: "CMP-01", ...said, suggestion })
  }

  warning(code: string, path: Path, said: Text, suggestion: Text): void {
    this.findings.push({ severity: "warning", code, path: path.map(String), rule: "CMP-01", ...said, suggestion })
  }
}
