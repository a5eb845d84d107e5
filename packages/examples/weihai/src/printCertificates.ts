import { type Actor, type AnnualCompletion, type Certificate, Certificates } from "@xueshi/core"
import { CertificatePrinter } from "@xueshi/pdf"
import { Effect } from "effect"
import { Output } from "./Output.ts"
import { forEachShown } from "./Screen.ts"

/** A certificate and the file that it was printed to. */
export interface Printed {
  readonly completion: AnnualCompletion
  readonly certificate: Certificate
  readonly file: string
}

/** Issues and prints the annual certificate of everybody who passed (CRT-01). */
export const printCertificates = Effect.fn("printCertificates")(function* (
  actor: Actor,
  completions: ReadonlyArray<AnnualCompletion>
) {
  const printer = yield* CertificatePrinter
  const output = yield* Output
  const passed = completions.filter(({ verdict }) => verdict.outcome === "pass")
  return yield* forEachShown(
    "打印证书",
    passed,
    Effect.fnUntraced(function* (completion) {
      const { professional, verdict } = completion
      const certificate = yield* Certificates.issue(actor, professional.id, verdict.year, "annual")
      const file = `certificates/${certificate.number}.pdf`
      yield* output.write(file, yield* printer.print(certificate.text))
      const printed: Printed = { completion, certificate, file }
      return printed
    })
  )
})
