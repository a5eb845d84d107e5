import {
  type AnnualCompletion,
  type Certificate,
  CertificateRepository,
  Certificates,
  type Principal,
  Printer,
  passes
} from "@xueshi/core"
import { Effect } from "effect"
import { digestOf } from "./keys.ts"
import { Output } from "./Output.ts"
import { forEachShown } from "./Screen.ts"

/** A certificate and the file that it was printed to. */
export interface Printed {
  readonly completion: AnnualCompletion
  readonly certificate: Certificate
  readonly file: string
}

/** The standing annual certificate of somebody who passed, or a new one (CRT-01). */
const issue = Effect.fnUntraced(function* (actor: Principal, completion: AnnualCompletion) {
  const { professional, verdict } = completion
  const issued = yield* (yield* CertificateRepository).ofProfessional(professional.id)
  const standing = issued.find(({ kind, year }) => kind === "annual" && year === verdict.year)
  const certificate = standing ?? (yield* Certificates.issue(actor, professional.id, verdict.year, "annual"))
  const printed: Printed = { completion, certificate, file: `certificates/${certificate.number}.pdf` }
  return printed
})

/** Issues the annual certificate of everybody who passed, and prints those that the former output does not have. */
export const printCertificates = Effect.fn("printCertificates")(function* (
  actor: Principal,
  completions: ReadonlyArray<AnnualCompletion>
) {
  const output = yield* Output
  const passed = completions.filter(({ policy, verdict }) => passes(policy, verdict.outcome))
  const all = yield* forEachShown("颁发证书", passed, (completion) => issue(actor, completion))
  const missing = yield* Effect.filter(all, ({ certificate, file }) =>
    Effect.map(output.keep(file, digestOf(certificate.text)), (kept) => !kept)
  )
  if (missing.length === 0) return all
  // The printer takes a fifth of a second to load, which a run with nothing to print does not have to spare.
  const { pdf } = yield* Effect.promise(() => import("@xueshi/pdf"))
  const print = Effect.fnUntraced(function* ({ certificate: { text }, file }: Printed) {
    yield* output.write(file, yield* (yield* Printer).print(text), digestOf(text))
  })
  yield* forEachShown("打印证书", missing, print).pipe(Effect.provide(pdf()))
  return all
})
