import { describeFault, type Head, type Text, verify } from "@xueshi/core"
import { compareRows, type Difference, schemaState } from "@xueshi/sql"
import { Effect } from "effect"
import { type Check, collector } from "./Report.ts"

/** Whether the tables are those that this version of the program knows. */
export const checkSchema = Effect.gen(function* () {
  const { applied, known, state } = yield* schemaState
  const texts: Readonly<Record<typeof state, readonly [Text, Text?]>> = {
    current: [{ zh: `表结构是最新的（第 ${applied} 版）`, en: `the schema is current (version ${applied})` }],
    older: [
      {
        zh: `表结构是第 ${applied} 版，本程序需要第 ${known} 版`,
        en: `the schema is of version ${applied}, this program needs ${known}`
      },
      { zh: "启动一次新版服务即会自动升级", en: "start the new version of the service once; it migrates by itself" }
    ],
    newer: [
      {
        zh: `表结构是第 ${applied} 版，本程序只认识到第 ${known} 版：程序比数据旧`,
        en: `the schema is of version ${applied}, this program knows up to ${known}: it is older than its data`
      },
      {
        zh: "请升级本程序，不要用旧程序写这个库",
        en: "upgrade the program; do not let the old one write to this database"
      }
    ],
    empty: [
      { zh: "这个库里还没有学时系统的表", en: "this database has none of xueshi's tables" },
      {
        zh: "请核对库名；新库启动一次服务即会建表",
        en: "check its name; a new one gets its tables when the service starts"
      }
    ]
  }
  const [text, advice] = texts[state]
  const check: Check = {
    name: "schema",
    ok: state === "current",
    text,
    ...(advice && { advice }),
    findings: [],
    count: 0
  }
  return check
})

/** Whether the journal is as it was sealed. */
export const checkJournal = Effect.fnUntraced(function* (head: Head | undefined) {
  const found = collector()
  const { blocks, entries, erased, faults, unsealed } = yield* verify({
    head,
    onFault: (fault) => Effect.sync(() => found.add({ ...describeFault(fault), data: fault }))
  })
  const zh = `${entries} 条已封存于 ${blocks} 块，${unsealed} 条尚未封存，${erased} 条的个人信息已删除`
  const en = `${entries} entries sealed in ${blocks} blocks, ${unsealed} not yet sealed, ${erased} with their personal data erased`
  const against = head === undefined ? ["", ""] : ["，并与保存的链头核对", ", checked against the kept head"]
  const wrong = faults > 0
  const check: Check = {
    name: "journal",
    ok: !wrong,
    text: wrong
      ? { zh: `流水被动过：${faults} 处；${zh}`, en: `the journal was tampered with: ${faults} faults; ${en}` }
      : { zh: `流水完好${against[0]}：${zh}`, en: `the journal is whole${against[1]}: ${en}` },
    ...(wrong && {
      advice: {
        zh: "请立即停止写入，保留现场，核对数据库的操作记录，并从备份比对上述各条",
        en: "stop writing, keep everything as it is, look into the database's own log, and compare these with a backup"
      }
    }),
    ...found.all()
  }
  return check
})

const words: Readonly<Record<Difference["what"], Text>> = {
  rowMissing: { zh: "流水中有，表中没有", en: "in the journal, but not in its table" },
  rowUnknown: { zh: "表中有，流水中没有", en: "in its table, but not in the journal" },
  differs: { zh: "表中内容与流水不一致", en: "its row is not what the journal says" },
  unreadable: { zh: "流水中有无法识别的条目", en: "an entry of it cannot be read" },
  outOfTurn: { zh: "流水中的版本号不连续", en: "the versions of its entries do not follow each other" }
}

/** U29: whether every row is what the journal says. */
export const checkRows = Effect.gen(function* () {
  const found = collector()
  const things = yield* compareRows((difference) => {
    const { zh, en } = words[difference.what]
    const named = `${difference.aggregate} ${difference.id}`
    return Effect.sync(() => found.add({ zh: `${named}：${zh}`, en: `${named}: ${en}`, data: difference }))
  })
  const { count, findings } = found.all()
  const check: Check = {
    name: "rows",
    ok: count === 0,
    text:
      count === 0
        ? { zh: `${things} 条数据与流水重放的结果一致`, en: `all ${things} rows are what replaying the journal gives` }
        : {
            zh: `${count} 条数据与流水不符（共 ${things} 条）`,
            en: `${count} of ${things} rows are not what the journal says`
          },
    ...(count > 0 && {
      advice: {
        zh: "这些数据被绕过系统改动过：请以完好的流水为准，查明是谁改动的",
        en: "these were changed behind the system's back: take the journal's word where it is whole, and find out who did it"
      }
    }),
    findings,
    count
  }
  return check
})
