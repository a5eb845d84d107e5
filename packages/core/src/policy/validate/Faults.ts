import type { FieldIssue } from "../../kernel/FieldIssue.ts"
import type { Text } from "../../kernel/RuleError.ts"
import { few } from "../../kernel/shapeWords.ts"
import type { Years } from "../document/Condition.ts"
import type { FormDefinition } from "../FormDefinition.ts"
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
    if (codes.includes(code)) return
    const named = codes.length > 0 && codes.length <= few
    this.report(
      "UnknownReference",
      path,
      `文件中没有这个${kind.zh}：${code}${named ? `（可写：${codes.join("、")}）` : ""}`,
      `no such ${kind.en} in the document: ${code}${named ? ` (known: ${codes.join(", ")})` : ""}`
    )
  }

  unique(codes: ReadonlyArray<string>, path: Path): void {
    const seen = new Set<string>()
    codes.forEach((code, index) => {
      if (seen.has(code))
        this.report("DuplicateCode", [...path, index], `代码重复：${code}`, `this code stands twice: ${code}`)
      seen.add(code)
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

  years({ from, to }: Years, path: Path): void {
    if (from !== undefined && to !== undefined && to < from)
      this.report("YearsReversed", [...path, "to"], "最后年度早于最初年度", "the last year lies before the first")
  }

  /** What a form's award may look at. */
  fieldOf({ fields }: FormDefinition, key: string, path: Path): void {
    this.known([...fields.map((field) => field.key), "subject"], { zh: "字段", en: "field" }, key, path)
  }

  optionOf({ fields, subjects }: FormDefinition, key: string, value: string, path: Path): void {
    const options = key === "subject" ? subjects : fields.find((field) => field.key === key)?.options
    if (options !== undefined && !options.includes(value))
      this.report("NeverMatches", path, `该字段没有这个选项：${value}`, `the field has no such option: ${value}`)
  }

  /** The named forms, or all. */
  #formsNamed(codes: ReadonlyArray<string> | undefined): ReadonlyArray<FormDefinition> {
    return this.document.forms.filter(({ code }) => codes?.includes(code) ?? true)
  }

  /** A field that at least one of the forms has. */
  field(key: string, forms: ReadonlyArray<string> | undefined, path: Path): void {
    const keys = this.#formsNamed(forms).flatMap(({ fields }) => fields.map((field) => field.key))
    this.known(keys, { zh: "字段", en: "field" }, key, path)
  }

  /** A value that at least one of the forms has on offer, or that anything can be typed for. */
  option(key: string, forms: ReadonlyArray<string> | undefined, value: string, path: Path): void {
    const fields = this.#formsNamed(forms).flatMap((form) => form.fields.filter((field) => field.key === key))
    if (fields.length > 0 && fields.every(({ options }) => options !== undefined && !options.includes(value)))
      this.report("NeverMatches", path, `没有这个选项：${value}`, `there is no such option: ${value}`)
  }
}
