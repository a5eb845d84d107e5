import type { Limits } from "../Limits.ts"

/** A `WorkbookError` as plain data, for the way out of the reading thread (which must not load effect). */
export type Refusal =
  | { readonly _tag: "FileNotReadable"; readonly reason: "missing" | "directory" | "forbidden" | "other" }
  | {
      readonly _tag: "NotAWorkbook"
      readonly found: "nothing" | "xls" | "encrypted" | "pdf" | "text" | "zip" | "damaged" | "other"
      readonly detail: string
    }
  | { readonly _tag: "EmptyWorkbook"; readonly lacks: "sheet" | "rows" }
  | {
      readonly _tag: "WrongHeadings"
      readonly sheet: string
      readonly missing: ReadonlyArray<string>
      readonly unexpected: ReadonlyArray<string>
      readonly repeated: ReadonlyArray<string>
    }
  | { readonly _tag: "BeyondLimit"; readonly limit: keyof Limits; readonly row: number }

/** Thrown inside the reading thread only, where every way down ends in one `catch`. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal._tag)
    this.refusal = refusal
  }
}

export const beyond = (limit: keyof Limits, row = 0): Refused => new Refused({ _tag: "BeyondLimit", limit, row })

export const damaged = (detail: string): Refused => new Refused({ _tag: "NotAWorkbook", found: "damaged", detail })

const reasons: Readonly<Record<string, "missing" | "directory" | "forbidden">> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  EISDIR: "directory",
  EACCES: "forbidden",
  EPERM: "forbidden"
}

/** Any throw as a refusal: a system call's error blames the file system, all else the bytes of the file. */
export const toRefusal = (error: unknown): Refusal => {
  if (error instanceof Refused) return error.refusal
  if (error instanceof Error && "syscall" in error && "code" in error)
    return { _tag: "FileNotReadable", reason: reasons[String(error.code)] ?? "other" }
  const detail = error instanceof Error ? error.message : String(error)
  return { _tag: "NotAWorkbook", found: "damaged", detail: detail.slice(0, 200) }
}
