/** What the phone says at the gate and to who scans there. */
export const phoneFull = '手机存满了，没有记下。清出一点空间，再来一次。'
