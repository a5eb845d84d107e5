import type { Text } from "@xueshi/core"

/** Why a directory cannot be written, and what to do. */
export const texts = {
  forbidden: {
    zh: "没有写入权限，请检查目录权限或换一个目录",
    en: "permission denied: check its permissions or choose another directory"
  },
  readOnly: { zh: "文件系统是只读的，请换一个目录", en: "the file system is read-only: choose another directory" },
  otherOwner: {
    zh: "它属于另一个用户，请以该用户（或 root）运行，或换一个目录",
    en: "it belongs to another user: run as that user or as root, or choose another directory"
  },
  notADirectory: { zh: "路径上有一项不是目录，请更改路径", en: "a part of the path is no directory: change the path" },
  unreachable: {
    zh: "以 root 运行时，PostgreSQL 改用 nobody 用户，而它进不了这个目录。请换用普通用户运行，或选一个所有人可进入的目录",
    en: "PostgreSQL never runs as root, and the user nobody cannot enter it: run as an ordinary user, or choose a directory that everyone can enter"
  },
  other: { zh: "写入失败，请换一个目录重试", en: "writing failed: try another directory" }
} as const satisfies Record<string, Text>
