/** WXSS as CSS for a browser: imports put in, tag selectors renamed as the host draws them, rpx as a share of the width. */
import { posix } from 'node:path'
import postcss, { type AtRule, type Root } from 'postcss'
import type { Build } from './build'
import { builtInTags } from './tags'

/** https://developers.weixin.qq.com/miniprogram/dev/framework/view/wxss.html: every screen is 750 rpx wide. */
const rpxPerScreen = 750

/** What WeChat itself says about its components, as far as it moves other things. */
const defaults = `
wx-page, wx-view, wx-scroll-view, wx-form, wx-swiper, wx-picker { display: block }
wx-page { min-height: 100vh; position: relative }
wx-scroll-view { overflow: auto; -webkit-overflow-scrolling: touch }
wx-text { display: inline; white-space: pre-line }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden }
wx-image > img { width: 100%; height: 100%; object-fit: cover }
wx-input, wx-textarea { display: block; position: relative; overflow: hidden }
wx-input { height: 1.4rem; min-height: 1.4rem; line-height: 1.4rem }
wx-textarea { width: 300px; height: 150px }
wx-textarea[auto-height] { height: auto; min-height: 1.4rem }
wx-input > *, wx-textarea > span { position: absolute; inset: 0; width: 100%; height: 100%; padding: inherit }
wx-input > *, wx-textarea > * { box-sizing: border-box; border: 0; margin: 0; background: none; outline: none;
  font: inherit; line-height: inherit; color: inherit }
wx-input > span, wx-textarea > span { color: gray; pointer-events: none }
wx-input > span { display: flex; align-items: center; white-space: nowrap }
wx-textarea > textarea { display: block; width: 100%; height: 100%; padding: 0; resize: none; field-sizing: content }
wx-switch { display: inline-block; width: 52px; height: 32px; border-radius: 16px; background: #ddd }
wx-button { display: block; position: relative; margin: 0 auto; padding: 0 14px; box-sizing: border-box;
  font-size: 18px; line-height: 2.55555556; text-align: center; border-radius: 5px; overflow: hidden;
  color: #000; background-color: #f8f8f8 }
wx-button::after { content: ' '; position: absolute; inset: 0; border: 1px solid rgb(0 0 0 / 20%); border-radius: 10px;
  pointer-events: none }
[hidden] { display: none !important }
html { font-size: 16px } body { margin: 0 }
`

const tagInSelector = /(^|[\s>+~,(])([a-z][a-z-]*)(?=$|[\s>+~,.:#[)])/g

const renameTags = (selector: string): string =>
  selector.replace(tagInSelector, (whole, before: string, tag: string) =>
    tag === 'page' || builtInTags.has(tag) ? `${before}wx-${tag}` : whole,
  )

const putImportsIn = (build: Build, path: string, sheet: Root): void => {
  sheet.walkAtRules('import', (rule: AtRule) => {
    const named = /["']([^"']+)["']/.exec(rule.params)?.[1] ?? ''
    const target = posix.normalize(posix.join(posix.dirname(path), named))
    rule.replaceWith(parse(build, target).nodes)
  })
}

const parse = (build: Build, path: string): Root => {
  const sheet = postcss.parse(build.read(path), { from: path })
  putImportsIn(build, path, sheet)
  sheet.walkRules((rule) => {
    rule.selector = renameTags(rule.selector)
  })
  sheet.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(
      /(-?[\d.]+)rpx\b/g,
      (_whole, count: string) => `${(Number(count) * 100) / rpxPerScreen}vw`,
    )
  })
  return sheet
}

/** All that styles one page: WeChat's own, the app's, the page's. */
export const styleOf = (build: Build, pagePath: string): string => {
  const own = `${pagePath}.wxss`
  const sheets = ['app.wxss', ...(build.has(own) ? [own] : [])]
  return [defaults, ...sheets.map((path) => parse(build, path).toString())].join('\n')
}
