import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { commandHeaders } from "./command.ts"
import { described } from "./describe.ts"
import { Failure, problems } from "./Problem.ts"
import { Authenticated, Upload } from "./security.ts"

/** The media type of .xlsx. */
export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

const workbook = Schema.Uint8Array.pipe(HttpApiSchema.asUint8Array({ contentType: workbookType }))

/** How many refused rows are told at most: the workbook of refused rows has them all. */
export const mostRefused = 1000

const Report = Schema.Struct({
  imported: Schema.Int,
  /** Who was there already (IMP-02). */
  known: Schema.Int,
  refused: Schema.Array(Schema.Struct({ row: Schema.Int, failures: Schema.Array(Failure) })),
  /** How many refused rows there are beside those told. */
  more: Schema.Int
})

const load = HttpApiEndpoint.post("load", "/", {
  headers: commandHeaders,
  payload: workbook,
  success: [Report, workbook],
  error: problems(
    "NotFound",
    "NotAllowed",
    "Conflict",
    "KeyReused",
    "WorkbookRefused",
    "PayloadTooLarge",
    "UnsupportedMediaType"
  )
})
  .annotate(Upload, true)
  .annotateMerge(
    described({
      zh: "导入人员名册（.xlsx）：Accept 为该类型时，若有未导入的行，则返回标明错误原因的工作簿。用同一个 Idempotency-Key 重复导入同一文件时，已导入的行仍按首次结果答复，其余的行重新办理",
      en: "Imports a roster (.xlsx). Where that type is accepted and rows were refused, the answer is a workbook of these with their reasons. Repeated under its key, the rows that were imported are answered so again, and all others are decided on again",
      rules: ["IMP-01", "IMP-02", "SYS-03"]
    })
  )

const template = HttpApiEndpoint.get("template", "/template", { success: workbook }).annotateMerge(
  described({ zh: "名册模板（.xlsx）", en: "The template of a roster (.xlsx)", rules: ["IMP-01"] })
)

/** 批量导入人员 */
export const roster = HttpApiGroup.make("roster")
  .add(load, template)
  .middleware(Authenticated)
  .prefix("/roster")
  .annotateMerge(OpenApi.annotations({ title: "名册 · Roster", description: "批量导入专业技术人员" }))
