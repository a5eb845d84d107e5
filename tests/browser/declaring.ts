import {
  type ClaimDraft,
  compile,
  type FormCatalogue,
  type OfferedForm,
  type ProfessionalId,
  Rules
} from "@xueshi/core"
import { makeClient } from "@xueshi/http/client"
import { Effect, Result } from "effect"

type Field = OfferedForm["fields"][number]

const element = (tag: string, text: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement => {
  const made = document.createElement(tag)
  made.textContent = text
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}

const inputOf = ({ key, maxLength, options, required }: Field): HTMLElement => {
  const attributes = { name: key, maxlength: `${maxLength}`, ...(required && { required: "" }) }
  const input = element(options === undefined ? "input" : "select", "", attributes)
  for (const option of ["", ...(options ?? [])]) if (options !== undefined) input.append(element("option", option))
  return input
}

/** Draws a form from the catalogue alone: help, its own fields, what it may count for, evidence, legal hint with link. */
const draw = ({ evidence }: FormCatalogue, form: OfferedForm): HTMLFormElement => {
  const drawn = document.createElement("form")
  const subjects = element("select", "", { name: "subject" })
  for (const { code, name } of form.subjects) subjects.append(element("option", name.zh, { value: code }))
  const legal = element("a", form.legal.zh, { href: form.legal.url ?? "" })
  drawn.append(
    element("h1", form.name.zh),
    element("p", form.help?.zh ?? ""),
    ...form.fields.flatMap((field) => [element("label", field.name.zh), inputOf(field)]),
    subjects,
    element("input", "", { name: "evidence", type: "file", accept: evidence.mediaTypes.join(",") }),
    element("small", `${form.evidence.hint.zh}${evidence.hint.zh}`),
    legal
  )
  // The browser of the package has no Chinese font and cannot lay it out.
  drawn.hidden = true
  document.body.replaceChildren(drawn)
  return drawn
}

/** What was typed in; empty fields are left out. */
const claimed = (code: string, drawn: HTMLFormElement): ClaimDraft => {
  const typed = [...new FormData(drawn)].flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : []))
  const { subject, ...fields } = Object.fromEntries(typed) as Record<string, string>
  return { form: code, creditYear: 2018, ...(subject && { subject }), fields, evidence: [] }
}

/**
 * A page that draws 学术会议 and is sent as it stands, but for a title that is too long: what it shows, which fields the rules
 * in the page fail before anything is sent, and which ones the server answers.
 */
export const declareHalf = (url: string, person: ProfessionalId) =>
  Effect.gen(function* () {
    const client = yield* makeClient({ url, language: "zh" })
    const catalogue = yield* client.forms.ofProfessional({ params: { id: person }, query: { creditYear: 2018 } })
    const policy = yield* Effect.fromResult(compile(yield* client.policies.get({ params: catalogue.policy })))
    const form = catalogue.forms.find(({ code }) => code === "conference") as OfferedForm
    const drawn = draw(catalogue, form)
    for (const title of drawn.querySelectorAll<HTMLInputElement>("[name=title]")) title.value = "会".repeat(201)
    const claim = claimed(form.code, drawn)

    const today = catalogue.dates.to.latest
    const judged = Rules.validateClaim(policy, claim, today, { source: catalogue.source })
    const before = Result.isFailure(judged) ? judged.failure.issues : []

    const { id } = yield* client.declarations.draft({ headers: {}, payload: { professional: person, claim } })
    const refused = yield* Effect.flip(client.declarations.submit({ params: { id }, headers: {} }))
    return {
      shown: [...drawn.children].map(({ tagName, textContent }) => `${tagName} ${textContent}`),
      link: drawn.querySelector("a")?.href,
      inPage: before.map(({ code, path, zh }) => ({ path: `claim/${path.join("/")}`, code, message: zh })),
      answered:
        "failures" in refused
          ? refused.failures.map(({ code, message, path }) => ({ path, code, message }))
          : refused._tag
    }
  }).pipe(Effect.runPromise)
