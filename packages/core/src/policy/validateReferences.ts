import type { FieldIssue } from "../kernel/FieldIssue.ts"
import { fixedRequirement, leavesOf } from "./leaves.ts"
import type { PolicyDocument } from "./PolicyDocument.ts"

type Path = ReadonlyArray<string | number>

/** Every reference of a document that leads nowhere, every code that stands twice, every share that does not add up. */
export const validateReferences = (document: PolicyDocument): ReadonlyArray<FieldIssue> => {
  const issues: Array<FieldIssue> = []
  const report = (code: string, path: Path, zh: string, en: string) =>
    issues.push({ code, path: path.map(String), rule: "CMP-01", zh, en })
  const known = (kind: { zh: string; en: string }, codes: ReadonlyArray<string>) => (code: string, path: Path) => {
    if (!codes.includes(code))
      report(
        "UnknownReference",
        path,
        `文件中没有这个${kind.zh}：${code}`,
        `no such ${kind.en} in the document: ${code}`
      )
  }
  const unique = (codes: ReadonlyArray<string>, path: Path) =>
    codes.forEach((code, index) => {
      if (codes.indexOf(code) !== index)
        report("DuplicateCode", [...path, index], `代码重复：${code}`, `this code stands twice: ${code}`)
    })

  const leaves = leavesOf(document.requirement)
  const subjects = document.subjects.map(({ code }) => code)
  const declarable = [...subjects, ...document.sharedSubjects.map(({ code }) => code)]
  const forms = document.forms.map(({ code }) => code)
  const leafCodes = leaves.map(({ leaf }) => leaf)
  const isSubject = known({ zh: "科目", en: "subject" }, subjects)
  const isDeclarable = known({ zh: "科目", en: "subject" }, declarable)
  const isForm = known({ zh: "学习形式", en: "form" }, forms)
  const isCitation = known({ zh: "依据", en: "citation" }, Object.keys(document.citations))
  const isLeaf = known({ zh: "要求", en: "leaf" }, leafCodes)

  const { from, to } = document.inForce
  if (to !== undefined && to < from)
    report("YearsReversed", ["inForce", "to"], "施行的最后年度早于最初年度", "the last year lies before the first")
  if (document.granularity === 0)
    report("NoGranularity", ["granularity"], "学时的最小单位必须大于 0", "the granularity must be more than 0")
  unique(declarable, ["subjects"])
  unique(forms, ["forms"])
  unique(leafCodes, ["requirement"])
  unique(
    document.caps.map(({ code }) => code),
    ["caps"]
  )
  document.sharedSubjects.forEach(({ citation, parts }, index) => {
    const at = ["sharedSubjects", index]
    isCitation(citation, [...at, "citation"])
    parts.forEach(({ subject }, part) => isSubject(subject, [...at, "parts", part, "subject"]))
    unique(
      parts.map(({ subject }) => subject),
      [...at, "parts"]
    )
    const whole = parts.reduce((product, { share }) => product * BigInt(share.denominator), 1n)
    const sum = parts.reduce(
      (total, { share }) => total + (BigInt(share.numerator) * whole) / BigInt(share.denominator),
      0n
    )
    if (sum !== whole) report("SharesDoNotSum", [...at, "parts"], "各部分之和不等于 1", "the parts do not sum to 1")
  })
  document.forms.forEach((form, index) => {
    const at = ["forms", index]
    const keys = form.fields.map(({ key }) => key)
    const isField = known({ zh: "字段", en: "field" }, [...keys, "from", "to", "subject"])
    isCitation(form.citation, [...at, "citation"])
    unique(keys, [...at, "fields"])
    form.subjects.forEach((code, one) => isDeclarable(code, [...at, "subjects", one]))
    form.identity.forEach((key, one) => isField(key, [...at, "identity", one]))
    if (form.conversion.award === "table")
      form.conversion.rows.forEach(({ when }, row) => {
        for (const key of Object.keys(when)) isField(key, [...at, "conversion", "rows", row, "when", key])
      })
  })
  document.caps.forEach((cap, index) => {
    isCitation(cap.citation, ["caps", index, "citation"])
    cap.forms?.forEach((code, one) => isForm(code, ["caps", index, "forms", one]))
    cap.subjects?.forEach((code, one) => isSubject(code, ["caps", index, "subjects", one]))
  })
  for (const leaf of leaves) {
    const at = ["requirement", leaf.leaf]
    isCitation(leaf.citation, [...at, "citation"])
    leaf.of.subjects?.forEach((code, one) => isSubject(code, [...at, "of", "subjects", one]))
    const { atLeast } = leaf
    if ("of" in atLeast && atLeast.of === "required") {
      isLeaf(atLeast.leaf, [...at, "atLeast", "leaf"])
      if (leafCodes.includes(atLeast.leaf) && fixedRequirement(leaf, leaves) === undefined)
        report(
          "NoBasis",
          [...at, "atLeast"],
          "份额的基数最终没有确定的学时",
          "the basis of this share is never fixed hours"
        )
    }
  }
  document.certificates.forEach(({ gate }, index) => {
    if (gate !== "verdict")
      gate.leaves.forEach((code, one) => isLeaf(code, ["certificates", index, "gate", "leaves", one]))
  })
  return issues
}
