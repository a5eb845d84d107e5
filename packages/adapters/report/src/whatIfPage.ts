import type { Day, Language, Policy, WhatIfReport } from "@xueshi/core"
import { escape } from "./escape.ts"
import { mainPart } from "./mainPart.ts"
import { styles } from "./styles.ts"
import { words } from "./words.ts"

/** What a page tells of besides the report. */
export interface Documents {
  readonly from: Policy
  readonly to: Policy
  readonly madeOn: Day
}

/** Nothing runs and nothing is fetched, whatever stood in a name. */
const security = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/**
 * What a reform does to a population as one HTML file to be sent to others: in Chinese and English, without a script, with pictures and
 * the same numbers in tables. It names neither who made it nor where.
 *
 * @param first the language that is shown until the reader chooses the other
 * @example
 * const page = whatIfPage(whatIf.report(true), { from, to, madeOn }, "zh")
 */
export const whatIfPage = (report: WhatIfReport, documents: Documents, first: Language = "zh"): string => {
  const choice = (language: Language) =>
    `<input class="language" type="radio" name="language" id="${language}"${language === first ? " checked" : ""}>`
  return `<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${security}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escape(words[first].title)}</title>
<style>${styles}</style>
</head>
<body>
${choice("zh")}${choice("en")}
<div class="switch"><label for="zh" lang="zh">中文</label><label for="en" lang="en">English</label></div>
${mainPart(report, documents, "zh")}
${mainPart(report, documents, "en")}
</body>
</html>
`
}
