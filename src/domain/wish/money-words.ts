/** Wishes are met in kind and in hours, never in money: words that ask for it or offer it are found, also written apart. */

const moneyWords =
  /转[账帐]|红包|[付收]款码|收钱码|付款二维码|收款二维码|汇款|打款|打钱|微信支付|支付宝|扫码支付|银行卡号|捐款/

export const noMoney = '心愿不收钱也不给钱，请写要什么东西或要人帮什么忙'

export const speaksOfMoney = (text: string): boolean =>
  moneyWords.test(text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, ''))
