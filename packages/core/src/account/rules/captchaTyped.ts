/** ACC-03: what was typed of a captcha: capitals, wide forms and gaps do not matter. */
export const captchaTyped = (typed: string): string => typed.normalize("NFKC").toUpperCase().replaceAll(/\s/gu, "")
