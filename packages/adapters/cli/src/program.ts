import { Console, Effect } from "effect"
import { Command } from "effect/cli"
import { Ended } from "./Ended.ts"
import { plain } from "./policy/Terminal.ts"
import { xueshi } from "./xueshi.ts"

const tell = (error: Ended) =>
  error.text === undefined
    ? Effect.void
    : Console.error(
        [`✗ ${error.text.zh}`, `  ${error.text.en}`, ...(error.details ?? []).map((line) => `  · ${line}`)]
          .map(plain)
          .join("\n")
      )

/** What nobody thought of: one line of it, so that it can be reported; without numbers that could be a person's. */
const broken = (defect: unknown): Ended => {
  const what = (defect instanceof Error ? defect.message : String(defect)).split("\n")[0] ?? ""
  return new Ended({
    code: 2,
    text: {
      zh: "程序出错，没有完成；请把下面一行报告给开发者",
      en: "it broke and did not finish; please report this line"
    },
    details: [what.slice(0, 500).replace(/\d{6,}/gu, "…")]
  })
}

/** The command on the arguments of `Stdio`, as a process runs it. Why it ends otherwise than well is told before. */
export const program: Effect.Effect<void, Ended, Command.Environment> = Command.run(xueshi, { version: "0.1.0" }).pipe(
  Effect.catchDefect((defect) => Effect.fail(broken(defect))),
  // Whatever else is refused is the command line itself, of which the error was shown with its help.
  Effect.mapError((error) => (error instanceof Ended ? error : new Ended({ code: 2 }))),
  Effect.tapError(tell)
)
