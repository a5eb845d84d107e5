import { timeGrowth } from "./growth.ts"
import { timeLoad } from "./load.ts"
import { timeYear } from "./year.ts"

const parts: Readonly<Record<string, (args: ReadonlyArray<string>) => Promise<void>>> = {
  year: timeYear,
  growth: timeGrowth,
  load: timeLoad
}

/** `npm run bench -- declarations`: each part, or the one that is named, with what is said of its size. */
export const timeDeclarations = async ([name, ...args]: ReadonlyArray<string>): Promise<void> => {
  if (name === undefined) for (const part of Object.values(parts)) await part([])
  else if (Object.hasOwn(parts, name)) await parts[name]?.(args)
  else throw new Error(`no part “${name}”: one of ${Object.keys(parts).join(", ")}`)
}
