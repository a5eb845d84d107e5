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

/** Does something for each item, with a bar on a terminal and one closing line elsewhere. */
export const forEachShown = <A, B, E, R>(
  name: string,
  items: ReadonlyArray<A>,
  work: (item: A) => Effect.Effect<B, E, R>
): Effect.Effect<Array<B>, E, R> =>
  Effect.acquireUseRelease(
    Effect.sync(() => {
      const bar = new SingleBar(
        { format: `  ${name} {bar} {value}/{total}`, hideCursor: true, stream: process.stderr, clearOnComplete: true },
        Presets.shades_classic
      )
      bar.start(items.length, 0)
      return bar
    }),
    (bar) =>
      Effect.forEach(items, (item, index) =>
        Effect.tap(work(item), () =>
          Effect.andThen(
            Effect.sync(() => bar.update(index + 1)),
            index % 20 === 19 ? Effect.yieldNow : Effect.void
          )
        )
      ),
    (bar) => Effect.sync(() => bar.stop())
  )
