import { timeAll } from "./all.ts"
import { timeToDo } from "./toDo.ts"

const parts: Readonly<Record<string, (args: ReadonlyArray<string>) => Promise<void>>> = {
  all: timeAll,
  "to-do": timeToDo
}

/** `npm run bench -- reviews`: both parts, or the one that is named, with what is said of its size. */
export const timeReviews = async ([name, ...args]: ReadonlyArray<string>): Promise<void> => {
  if (name === undefined) for (const part of Object.values(parts)) await part([])
  else if (Object.hasOwn(parts, name)) await parts[name]?.(args)
  else throw new Error(`no part “${name}”: one of ${Object.keys(parts).join(", ")}`)
}
