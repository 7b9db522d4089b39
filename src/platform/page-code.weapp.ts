/** WeChat fetches the packages of a mini-program by itself (preload rules): nothing to do. */

export const preparePageCode = (): void => undefined
