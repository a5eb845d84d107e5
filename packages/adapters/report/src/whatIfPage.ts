import type { WhatIfReport } from "@xueshi/core"
export const whatIfPage = (report: WhatIfReport): string => JSON.stringify(report)
