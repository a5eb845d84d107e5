import { existsSync, readFileSync, symlinkSync } from "node:fs"
import { basename, dirname, join, relative, resolve, sep } from "node:path"
import { Schema } from "effect"

const Links = Schema.fromJsonString(Schema.Array(Schema.Struct({ source: Schema.String, target: Schema.String })))

/** The symbolic links that npm cannot carry, as the package lists them, relative to `native`; none where no list is. */
const linksOf = (native: string): ReadonlyArray<{ readonly from: string; readonly to: string }> => {
  const list = join(native, "pg-symlinks.json")
  if (!existsSync(list)) return []
  return Schema.decodeUnknownSync(Links)(readFileSync(list, "utf8"))
    .map(({ source, target }) => ({
      from: resolve(native, relative("native", target)),
      to: relative(dirname(target), source)
    }))
    .filter(({ from, to }) => from.startsWith(native + sep) && to === basename(to))
}

/** Makes the links that an install without scripts left out; others may be doing the same. */
export const hydrate = (native: string): void => {
  for (const { from, to } of linksOf(native)) {
    try {
      symlinkSync(to, from)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause
    }
  }
}
