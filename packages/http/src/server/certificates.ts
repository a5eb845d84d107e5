import { Certificates, Printer, Rules } from "@xueshi/core"
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { asking } from "./asking.ts"
import { command, json, withHeaders } from "./command.ts"
import { answer } from "./problemOf.ts"
import { shownAs } from "./shownAs.ts"

export const certificates = HttpApiBuilder.group(Api, "certificates", (handlers) =>
  handlers
    .handle("issue", ({ headers, payload }) =>
      answer(
        command("Certificate", "issue", headers, json(payload), (actor) =>
          Certificates.issue(actor, payload.professional, payload.year, payload.kind)
        )
      )
    )
    .handle("list", ({ query: { professional } }) =>
      asking((actor) => Certificates.ofProfessional(actor, professional))
    )
    .handle("get", ({ params: { number } }) => asking((actor) => Certificates.get(actor, number)))
    .handle("print", ({ params: { number } }) =>
      asking(
        Effect.fnUntraced(function* (actor) {
          const { text } = yield* Effect.fromResult(Rules.mayPrint(yield* Certificates.get(actor, number)))
          const pdf = yield* (yield* Printer).print(text)
          yield* withHeaders({ "content-disposition": shownAs(`${text.title} ${number}.pdf`, `${number}.pdf`) })
          return pdf
        })
      )
    )
)

export const verifications = HttpApiBuilder.group(Api, "verifications", (handlers) =>
  handlers.handle("verify", ({ params: { number } }) => answer(Certificates.verify(number)))
)
