/** What is said before a phone looks where it is: at the sign-up and before the scan. */

export const placeCheckAtSignUp =
  '这次活动会核对大致位置：扫码时，手机自己比一比是不是在附近，只记下“在”或“不在”，位置不传出去。不同意也照样签到。'

export const placeCheckAtScan =
  '这次活动会核对大致位置。微信会问您同不同意；手机自己比，只记下“在”或“不在”附近，位置不传出去。不同意也照样签到。'
