import type { FieldIssue } from "../../kernel/FieldIssue.ts"
import type { Text } from "../../kernel/RuleError.ts"
import { leavesOf } from "../leaves.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"

export type Path = ReadonlyArray<string | number>

/** The faults of a document as they are found, and the questions that every part of it asks. */
export class Faults {
  readonly issues: Array<FieldIssue> = []
  readonly document: PolicyDocument
  readonly subjects: ReadonlyArray<string>
  /** Subjects that may be declared: shared ones too. */
  readonly declarable: ReadonlyArray<string>
  readonly leaves: ReadonlyArray<string>
  readonly #citations: ReadonlyArray<string>
  readonly #forms: ReadonlyArray<string>

  constructor(document: PolicyDocument) {
    this.document = document
    this.subjects = document.subjects.map(({ code }) => code)
    this.declarable = [...this.subjects, ...document.sharedSubjects.map(({ code }) => code)]
    this.leaves = leavesOf(document.requirement).map(({ leaf }) => leaf)
    this.#citations = Object.keys(document.citations)
    this.#forms = document.forms.map(({ code }) => code)
  }

  report(code: string, path: Path, zh: string, en: string): void {
    this.issues.push({ code, path: path.map(String), rule: "CMP-01", zh, en })
  }

  known(codes: ReadonlyArray<string>, kind: Text, code: string, path: Path): void {
    if (!codes.includes(code))
      this.report(
        "UnknownReference",
        path,
        `文件中没有这个${kind.zh}：${code}`,
        `no such ${kind.en} in the document: ${code}`
      )
  }

  unique(codes: ReadonlyArray<string>, path: Path): void {
    codes.forEach((code, index) => {
      if (codes.indexOf(code) !== index)
        this.report("DuplicateCode", [...path, index], `代码重复：${code}`, `this code stands twice: ${code}`)
    })
  }

  subject(code: string, path: Path): void {
    this.known(this.subjects, { zh: "科目", en: "subject" }, code, path)
  }

  form(code: string, path: Path): void {
    this.known(this.#forms, { zh: "学习形式", en: "form" }, code, path)
  }

  citation(code: string, path: Path): void {
    this.known(this.#citations, { zh: "依据", en: "citation" }, code, path)
  }

  leaf(code: string, path: Path): void {
    this.known(this.leaves, { zh: "要求", en: "leaf" }, code, path)
  }
}
