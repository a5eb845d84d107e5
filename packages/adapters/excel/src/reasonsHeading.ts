/** The heading of the last column of a sheet of refused rows. Reading ignores it, so a mended sheet can be uploaded. */
export const reasonsHeading = "错误原因"
