import process from "node:process"
import { stripVTControlCharacters, styleText } from "node:util"
import { Presets, SingleBar } from "cli-progress"
import Table from "cli-table3"
import { Console, Effect } from "effect"

/** A heading of the report. */
export const heading = (text: string) => Console.log(`\n${styleText(["bold", "cyan"], text)}`)

/** A line with the number right under the eye. */
export const line = (text: string) => Console.log(`  ${text}`)

/** A table with Chinese headings; numbers to the right. */
export const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>) => {
  const drawn = new Table({
    head: [...head],
    colAligns: head.map((_, index) => (index === 0 ? "left" : "right")),
    style: { head: process.stdout.isTTY ? ["cyan"] : [], border: [] }
  })
  drawn.push(...rows.map((row) => [...row]))
  const text = drawn.toString()
  return Console.log(process.stdout.isTTY ? text : stripVTControlCharacters(text))
}

/** How many items are under way at once: while one is written to disk, the next is decided. */
const atOnce = 6

/**
 * Does something for each item, with a bar on a terminal. Items of one group go in order, groups side by side; without
 * groups each item is its own. Results are in the order of the items.
 */
export const forEachShown = <A, B, E, R>(
  name: string,
  items: ReadonlyArray<A>,
  work: (item: A, index: number) => Effect.Effect<B, E, R>,
  groupOf: (item: A, index: number) => string = (_, index) => `${index}`
): Effect.Effect<Array<B>, E, R> => {
  const groups = Map.groupBy(
    items.map((item, index) => ({ item, index })),
    ({ index, item }) => groupOf(item, index)
  )
  return Effect.acquireUseRelease(
    Effect.sync(() => {
      const bar = new SingleBar(
        { format: `  ${name} {bar} {value}/{total}`, hideCursor: true, stream: process.stderr, clearOnComplete: true },
        Presets.shades_classic
      )
      bar.start(items.length, 0)
      return bar
    }),
    (bar) => {
      const results = new Array<B>(items.length)
      return Effect.forEach(
        groups.values(),
        (group) =>
          Effect.forEach(group, ({ index, item }) =>
            Effect.map(work(item, index), (result) => {
              results[index] = result
              bar.increment()
            })
          ),
        { concurrency: atOnce, discard: true }
      ).pipe(Effect.as(results))
    },
    (bar) => Effect.sync(() => bar.stop())
  )
}
