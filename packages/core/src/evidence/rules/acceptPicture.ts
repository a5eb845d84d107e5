import { Result } from "effect"
import { type FieldIssue, InvalidFields } from "../../kernel/FieldIssue.ts"
import type { EvidenceDemands } from "../../policy/document/EvidenceDemands.ts"
import { kindNames, megabytes, type Picture, type PictureFault } from "../Picture.ts"

type Words = readonly [code: string, zh: string, en: string]

const faults: Readonly<Record<PictureFault, Words>> = {
  empty: ["EmptyFile", "文件是空的", "is empty"],
  unknown: ["NotAPicture", "不是图片，或是不支持的图片格式", "is no picture, or of a kind that is not known"],
  truncated: ["PictureTruncated", "图片不完整，请重新上传原文件", "is cut off: upload the whole picture"],
  damaged: [
    "PictureDamaged",
    "图片已损坏，或不是常用的写法；请用图片软件另存后上传",
    "is damaged, or written in a way that few programs read: save it anew"
  ],
  trailing: [
    "PictureFollowed",
    "图片后面附有其他内容；请用图片软件另存后上传",
    "is followed by something else: save it anew"
  ],
  vast: ["PictureTooLarge", "图片的像素过多；请缩小后上传", "has too many pixels: make it smaller"]
}

/** What is refused of a file that is larger or of another kind than is asked for; undefined where neither. */
export const demandIssue = (
  { kinds, mostBytes }: EvidenceDemands,
  { bytes, kind }: { readonly bytes: number; readonly kind?: Picture["kind"] },
  path: ReadonlyArray<string>
): FieldIssue | undefined => {
  const issue = (code: string, zh: string, en: string): FieldIssue => ({ code, path, rule: "DEC-03", zh, en })
  if (bytes > mostBytes) {
    const most = megabytes(mostBytes)
    return issue("FileTooLarge", `文件不能超过 ${most} MB`, `must have at most ${mostBytes} bytes (${most} MiB)`)
  }
  if (kind === undefined || kinds.includes(kind)) return undefined
  const known = kinds.map((one) => kindNames[one])
  return issue("KindNotAccepted", `只接受 ${known.join("、")} 图片`, `must be ${known.join(", ")}`)
}

/** DEC-03: whether a file is taken as evidence, of which so many bytes have come, and of what has been found in them, if anything. */
export const acceptPicture = (
  demands: EvidenceDemands,
  bytes: number,
  found: Result.Result<Picture, PictureFault> | undefined
): Result.Result<void, InvalidFields> => {
  const path: ReadonlyArray<string> = []
  const refuse = (issue: FieldIssue) => Result.fail(new InvalidFields({ issues: [issue] }))
  const kind = found !== undefined && Result.isSuccess(found) ? { kind: found.success.kind } : {}
  const demand = demandIssue(demands, { bytes, ...kind }, path)
  if (demand !== undefined) return refuse(demand)
  if (found === undefined || Result.isSuccess(found)) return Result.succeed(undefined)
  const [code, zh, en] = faults[found.failure]
  return refuse({ code, path, rule: "DEC-03", zh, en })
}
