/** What WeChat draws around every page: the bar with the title and the way back, the tabs at the foot. */
import { screenSize, titleBarHeight } from '../wx/surroundings'

/** Points; with the room for the phone's own bar below. */
const tabBarHeight = 83

export const surroundings = `<!doctype html><html lang="zh-CN"><head>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
  html, body { margin: 0; height: 100%; overflow: hidden; font: 17px sans-serif; background: #fff }
  body { display: flex; flex-direction: column; width: ${screenSize.width}px }
  header { flex: none; box-sizing: border-box; height: ${titleBarHeight}px; padding-top: 47px; display: flex }
  #title { flex: 1; line-height: 44px; text-align: center; margin-left: -44px; pointer-events: none }
  #back { width: 44px; line-height: 44px; text-align: center; z-index: 1; font-size: 28px }
  #title:first-child, #back[hidden] + #title { margin-left: 0 }
  #pages { flex: 1; min-height: 0; display: flex }
  #pages iframe { border: 0; width: 100%; height: 100% }
  #tabs { flex: none; height: ${tabBarHeight}px; display: flex; border-top: 1px solid #eee }
  #tabs div { flex: 1; line-height: 50px; text-align: center; font-size: 14px }
  [hidden] { display: none !important }
</style></head><body>
<header><div id="back">‹</div><div id="title"></div></header><div id="pages"></div><div id="tabs"></div>
</body></html>`
