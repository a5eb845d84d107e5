import { Attempts, type Challenge, Challenges, type Device, Devices, documentKey, type Tally } from "@xueshi/core"
import { Context, Effect, Layer } from "effect"

/** Removes what matches; gives how many. */
const removeWhere = <A>(map: Map<string, A>, matches: (value: A) => boolean): number => {
  const found = [...map].filter(([, value]) => matches(value))
  for (const [key] of found) map.delete(key)
  return found.length
}

const attempts = (): typeof Attempts.Service => {
  const kept = new Map<string, Tally>()
  return {
    update: (keys, decide) =>
      Effect.sync(() => {
        const { answer, tallies } = decide(keys.map((key) => kept.get(key)))
        for (const [index, key] of keys.entries()) {
          const tally = tallies[index]
          if (tally === undefined) kept.delete(key)
          else kept.set(key, tally)
        }
        return answer
      }),
    collect: (at) => Effect.sync(() => removeWhere(kept, ({ until }) => until <= at))
  }
}

const challenges = (): typeof Challenges.Service => {
  const kept = new Map<string, Challenge & { readonly tries: number }>()
  return {
    put: (challenge) => Effect.sync(() => void kept.set(challenge.key, { ...challenge, tries: 0 })),
    attempt: (key) =>
      Effect.sync(() => {
        const before = kept.get(key)
        const tried = before && { ...before, tries: before.tries + 1 }
        if (tried !== undefined) kept.set(key, tried)
        return tried
      }),
    end: ({ digest, key }) => Effect.sync(() => kept.get(key)?.digest === digest && kept.delete(key)),
    collect: (at) => Effect.sync(() => removeWhere(kept, ({ expiresAt }) => expiresAt <= at))
  }
}

const devices = (): typeof Devices.Service => {
  const kept = new Map<string, Device>()
  return {
    add: (device) => Effect.sync(() => void kept.set(device.id, device)),
    find: (id) => Effect.sync(() => kept.get(id)),
    replace: (device, digest) =>
      Effect.sync(() => {
        const same = kept.get(device.id)?.digest === digest
        if (same) kept.set(device.id, device)
        return same
      }),
    remove: (id) => Effect.sync(() => kept.delete(id)),
    of: (document) =>
      Effect.sync(() =>
        [...kept.values()]
          .filter((device) => documentKey(device.document) === documentKey(document))
          .toSorted((a, b) => b.usedAt - a.usedAt || (a.id < b.id ? -1 : 1))
      ),
    collect: (at) => Effect.sync(() => removeWhere(kept, ({ expiresAt }) => expiresAt <= at))
  }
}

/** Failures, challenges and devices. */
export const proofs: Layer.Layer<Attempts | Challenges | Devices> = Layer.effectContext(
  Effect.sync(() =>
    Context.make(Attempts, attempts()).pipe(Context.add(Challenges, challenges()), Context.add(Devices, devices()))
  )
)
