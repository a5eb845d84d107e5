import { DeclarationId, mediaTypes, Overlap, ProfessionalId, Reuse, Upload as Uploaded } from "@xueshi/core"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"
import { denied, ofBody, problems } from "./Problem.ts"
import { Authenticated, Upload } from "./security.ts"

/** Bytes of a picture as they come. */
const picture = HttpApiSchema.StreamUint8Array({ contentType: Object.values(mediaTypes) })

const upload = HttpApiEndpoint.post("upload", "/professionals/:id/evidence", {
  params: { id: ProfessionalId },
  payload: picture,
  success: Uploaded.pipe(HttpApiSchema.status(201)),
  error: problems(...denied, ...ofBody, "InvalidFields", "NoPolicy", "TooManyLoose")
})
  .annotate(Upload, true)
  .annotateMerge(
    described({
      zh: "上传证明材料（图片）：种类以内容为准；草稿用答复中的 digest 引用它，长期没有被引用的会被清理，没有被引用的图片过多时不再接收",
      en: "Takes a picture as it comes, known by its content whatever the type says. Drafts name it by its `digest`; what no draft names is removed in time, and of that there can only be so much",
      rules: ["DEC-03"]
    })
  )

const get = HttpApiEndpoint.get("get", "/declarations/:id/evidence/:digest", {
  params: { id: DeclarationId, digest: Schema.NonEmptyString.check(Schema.isMaxLength(128)) },
  success: picture,
  error: problems(...denied)
}).annotateMerge(
  described({
    zh: "查看申报所附的图片，凡可查看该申报的人均可",
    en: "A picture of a declaration, for whoever may read the declaration",
    rules: ["DEC-03", "ORG-03", "ACC-10"]
  })
)

const ofDeclaration = HttpApiEndpoint.get("ofDeclaration", "/declarations/:id/evidence", {
  params: { id: DeclarationId },
  success: Schema.Struct({
    uploads: Schema.Array(Uploaded),
    reuses: Schema.Array(Reuse),
    overlaps: Schema.Array(Overlap)
  }),
  error: problems(...denied)
}).annotateMerge(
  described({
    zh: "审核人查看申报的证明材料、用了同一图片的其他申报（任何人的，草稿除外，最多列一百件），以及本人同一时段、同一举办方的其他形式的申报",
    en: "For reviewers: what the evidence is, which other declarations, of anybody, have the same pictures (drafts aside, a hundred at most), and what else of the person's, under other forms, is of the same days and holder",
    rules: ["DEC-03", "DEC-10"]
  })
)

/** 证明材料 */
export const evidence = HttpApiGroup.make("evidence")
  .add(upload, get, ofDeclaration)
  .middleware(Authenticated)
  .annotateMerge(OpenApi.annotations({ title: "证明材料 · Evidence", description: "上传、查看申报的图片" }))
