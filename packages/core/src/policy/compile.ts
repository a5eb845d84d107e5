import { Result } from "effect"
import { type FieldIssue, InvalidFields } from "../kernel/FieldIssue.ts"
import type { Hours } from "../kernel/Hours.ts"
import { fixedRequirement, leavesOf } from "./leaves.ts"
import type { CompiledCap, CompiledLeaf, Policy, Sharing } from "./Policy.ts"
import type { Cap, Leaf, PolicyDocument, Requirement } from "./PolicyDocument.ts"
import type { LeafFinding } from "./Verdict.ts"
import { validateDocument } from "./validate/validateDocument.ts"

const satisfiedBy = (requirement: Requirement): Policy["satisfied"] => {
  let next = 0
  const build = (node: Requirement): Policy["satisfied"] => {
    if ("leaf" in node) {
      const index = next++
      return (findings) => (findings[index] as LeafFinding).met
    }
    if ("allOf" in node) {
      const parts = node.allOf.map(build)
      return (findings) => parts.every((part) => part(findings))
    }
    const parts = node.anyOf.map(build)
    return (findings) => parts.some((part) => part(findings))
  }
  return build(requirement)
}

/**
 * Makes a policy of a document: references checked, thresholds computed, everything looked up once. Fails with every
 * reference that leads nowhere, each with its path (CMP-01).
 */
export const compile = (document: PolicyDocument): Result.Result<Policy, InvalidFields> => {
  const issues: ReadonlyArray<FieldIssue> = validateDocument(document)
  if (issues.length > 0) return Result.fail(new InvalidFields({ issues }))
  const subjects = document.subjects.map(({ code }) => code)
  const all = subjects.map((_, index) => index)
  const indexOf = (code: string) => subjects.indexOf(code)
  const one = { numerator: 1, denominator: 1 }
  const sharing = new Map<string, Sharing>([
    ...subjects.map((code, subject): [string, Sharing] => [code, [{ subject, share: one }]]),
    ...document.sharedSubjects.map(({ code, parts }): [string, Sharing] => [
      code,
      parts.map(({ share, subject }) => ({ subject: indexOf(subject), share }))
    ])
  ])
  const leaves = leavesOf(document.requirement)
  const compileLeaf = (leaf: Leaf): CompiledLeaf => {
    const { atLeast } = leaf
    return {
      leaf,
      subjects: leaf.of.subjects?.map(indexOf) ?? all,
      threshold:
        "of" in atLeast && atLeast.of === "completed"
          ? { _tag: "OfCompleted", share: atLeast.share }
          : { _tag: "Fixed", required: fixedRequirement(leaf, leaves) as Hours }
    }
  }
  const compileCap = (cap: Cap): CompiledCap => ({
    cap,
    forms: cap.forms && new Set(cap.forms),
    subjects: cap.subjects && new Set(cap.subjects.map(indexOf))
  })
  const onSubject = (cap: Cap) => cap.subjects !== undefined
  return Result.succeed({
    document,
    reference: { id: document.id, version: document.version },
    subjects,
    sharing,
    forms: new Map(document.forms.map((form) => [form.code, form])),
    leaves: leaves.map(compileLeaf),
    satisfied: satisfiedBy(document.requirement),
    caps: {
      record: document.caps.filter((cap) => !onSubject(cap) && cap.per === "record").map(compileCap),
      year: document.caps.filter((cap) => !onSubject(cap) && cap.per === "year").map(compileCap),
      subject: document.caps.filter(onSubject).map(compileCap)
    },
    capped: document.caps.length > 0
  })
}
