import {
  type IdempotencyKey,
  type Principal,
  Professionals,
  type RefusedRow,
  rosterForm,
  Workbooks
} from "@xueshi/core"
import { Effect, Stream } from "effect"
import { Hex } from "effect/encoding"
import { HttpServerRequest, HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { Api } from "../contract/index.ts"
import { mostRefused, workbookType } from "../contract/roster.ts"
import { Asked } from "./Asked.ts"
import { asking } from "./asking.ts"
import { keyOfRequest, withHeaders } from "./command.ts"
import { failuresOfRule } from "./failuresOf.ts"

const named = (name: string) => ({
  "content-disposition": `attachment; filename="roster.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`
})

/** What a workbook's bytes are, for the key that it is imported under. */
const digestOf = (bytes: Uint8Array): Effect.Effect<string> =>
  Effect.promise(async () => Hex.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)))))

/** Imports row by row: what was imported stays, whatever becomes of the rest. */
const take = Effect.fnUntraced(function* (actor: Principal, bytes: Uint8Array, key: IdempotencyKey | undefined) {
  const workbooks = yield* Workbooks
  const rows = workbooks
    .rows(rosterForm, bytes)
    .pipe(Stream.mapError(({ en, rule, zh }) => ({ _tag: "WorkbookRefused" as const, rule, zh, en })))
  const refused: Array<RefusedRow> = []
  let [imported, known] = [0, 0]
  yield* Stream.runForEach(Professionals.importRoster(actor, rows, key), (outcome) =>
    Effect.sync(() => {
      if (outcome._tag === "Refused") refused.push(outcome.row)
      else if (outcome._tag === "Known") known += 1
      else imported += 1
    })
  )
  return { imported, known, refused }
})

export const roster = HttpApiBuilder.group(Api, "roster", (handlers) =>
  handlers
    .handle("load", ({ headers, payload }) =>
      asking(
        Effect.fnUntraced(function* (actor) {
          const { language } = yield* Asked
          const request = yield* HttpServerRequest.HttpServerRequest
          const workbooks = yield* Workbooks
          const digest = yield* digestOf(payload)
          const key = yield* keyOfRequest(actor, "load", headers, digest)
          const { imported, known, refused } = yield* take(actor, payload, key)
          if (refused.length > 0 && (request.headers["accept"] ?? "").includes(workbookType)) {
            const bytes = yield* workbooks.refusals(rosterForm, refused)
            return HttpServerResponse.uint8Array(bytes, {
              contentType: workbookType,
              headers: named(`${rosterForm.name}（未导入）`)
            })
          }
          return {
            imported,
            known,
            refused: refused.slice(0, mostRefused).map(({ issues, number }) => ({
              row: number,
              failures: failuresOfRule(`rows/${number}`, issues, language)
            })),
            more: Math.max(0, refused.length - mostRefused)
          }
        })
      )
    )
    .handle("template", () =>
      Effect.gen(function* () {
        const bytes = yield* (yield* Workbooks).template(rosterForm)
        yield* withHeaders(named(rosterForm.name))
        return bytes
      })
    )
)
