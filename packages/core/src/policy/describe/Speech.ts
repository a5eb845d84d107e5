import { formatHours, type Hours } from "../../kernel/Hours.ts"
import { formatRatio, type Ratio } from "../../kernel/Ratio.ts"
import type { Text } from "../../kernel/RuleError.ts"
import type { Years } from "../document/Condition.ts"
import type { Rounding } from "../document/Rounding.ts"
import { leavesOf } from "../leaves.ts"
import type { PolicyDocument } from "../PolicyDocument.ts"
import type { Language } from "../words.ts"

/** How a document is told in one language: what it calls its parts, and its numbers. */
export class Speech {
  readonly language: Language
  readonly document: PolicyDocument
  readonly #leaves: ReadonlyMap<string, Text>

  constructor(document: PolicyDocument, language: Language) {
    this.document = document
    this.language = language
    this.#leaves = new Map(leavesOf(document.requirement).map(({ leaf, name }) => [leaf, name]))
  }

  /** The one or the other, by the language. */
  say(zh: string, en: string): string {
    return this.language === "zh" ? zh : en
  }

  text(text: Text): string {
    return text[this.language]
  }

  list(parts: ReadonlyArray<string>): string {
    return parts.join(this.say("、", ", "))
  }

  #unit(): Text {
    return this.document.unit?.name ?? { zh: "学时", en: "hours" }
  }

  /** All hours, by the document's word for them. */
  all(): string {
    const { en, zh } = this.#unit()
    return this.say(`全部${zh}`, `all ${en}`)
  }

  /** A document's hours with its word for them. */
  hours(hours: Hours): string {
    return `${formatHours(hours)} ${this.text(this.#unit())}`
  }

  share(share: Ratio): string {
    return formatRatio(share)
  }

  subject(code: string): string {
    const { sharedSubjects, subjects } = this.document
    const found = [...subjects, ...sharedSubjects].find((one) => one.code === code)
    return found === undefined ? code : this.text(found.name)
  }

  form(code: string): string {
    const found = this.document.forms.find((one) => one.code === code)
    return found === undefined ? code : this.text(found.name)
  }

  /** What a field is called by the first form that has it, of these or of all. */
  field(key: string, forms?: ReadonlyArray<string>): string {
    const fields = this.document.forms
      .filter(({ code }) => forms?.includes(code) ?? true)
      .flatMap((form) => form.fields)
    const found = fields.find((one) => one.key === key)
    if (key === "subject") return this.say("科目", "subject")
    return found === undefined ? key : this.text(found.name)
  }

  leaf(code: string): string {
    const name = this.#leaves.get(code)
    return this.quoted(name === undefined ? code : this.text(name))
  }

  quoted(text: string): string {
    return this.say(`“${text}”`, `"${text}"`)
  }

  /** A source by its number in the list of sources, and whether nobody has opened it. */
  cite(code: string): string {
    const number = Object.keys(this.document.citations).indexOf(code) + 1
    const unverified = this.document.citations[code]?.verified === false ? this.say("，待核实", ", not verified") : ""
    return this.say(`〔依据 ${number}${unverified}〕`, ` [source ${number}${unverified}]`)
  }

  years({ from, to }: Years): string {
    if (from === undefined && to === undefined) return this.say("所有年度", "every year")
    if (to === undefined) return this.say(`${from} 年度起`, `from ${from} on`)
    if (from === undefined) return this.say(`至 ${to} 年度`, `up to ${to}`)
    if (from === to) return this.say(`${from} 年度`, `${from}`)
    return this.say(`${from}～${to} 年度`, `${from} to ${to}`)
  }

  rounding({ mode, step }: Rounding): string {
    const how = {
      down: this.say("向下取整", "rounded down"),
      up: this.say("向上取整", "rounded up"),
      halfUp: this.say("四舍五入", "rounded to the nearest")
    }[mode]
    return this.say(`按 ${this.hours(step)}${how}`, `${how} to steps of ${this.hours(step)}`)
  }
}
