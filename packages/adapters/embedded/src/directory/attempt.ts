import { Effect } from "effect"
import { DirectoryNotWritable, DiskFull } from "../StartError.ts"

const reasons: Readonly<Record<string, DirectoryNotWritable["reason"]>> = {
  EACCES: "forbidden",
  EPERM: "forbidden",
  EROFS: "readOnly",
  ENOTDIR: "notADirectory",
  EEXIST: "notADirectory"
}

const said = (cause: unknown): { readonly code: string; readonly path: string | undefined } => {
  const { code, path } = cause as { readonly code?: unknown; readonly path?: unknown }
  return {
    code: typeof code === "string" ? code : String(cause),
    path: typeof path === "string" ? path : undefined
  }
}

/** What a failed file operation of this directory means to its user. */
const fileError = (directory: string, cause: unknown): DirectoryNotWritable | DiskFull => {
  const { code, path } = said(cause)
  if (code === "ENOSPC" || code === "EDQUOT") return new DiskFull({ directory })
  const reason = reasons[code] ?? "other"
  return new DirectoryNotWritable({ directory, path: path ?? directory, reason, detail: code })
}

/** File operations on the database's directory; their failures are typed. */
export const attempt = <A>(
  directory: string,
  operation: () => A | Promise<A>
): Effect.Effect<A, DirectoryNotWritable | DiskFull> =>
  Effect.tryPromise({ try: async () => operation(), catch: (cause) => fileError(directory, cause) })
