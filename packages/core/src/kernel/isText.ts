/** Control characters, other than tabs and ends of lines. */
const control = /[^\P{Cc}\t\n\r]/u

/** Whether something is a text of several lines: whole characters, none of which controls anything. */
export const isText = (typed: string): boolean => typed.isWellFormed() && !control.test(typed)
