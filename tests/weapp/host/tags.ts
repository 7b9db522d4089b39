/** WeChat's built-in components. https://developers.weixin.qq.com/miniprogram/dev/component/ */
export const builtInTags: ReadonlySet<string> = new Set(
  (
    'view text image input textarea button scroll-view swiper swiper-item movable-area movable-view cover-view ' +
    'cover-image match-media page-container root-portal share-element icon progress rich-text selection ' +
    'checkbox checkbox-group editor form label picker picker-view picker-view-column radio radio-group slider ' +
    'switch keyboard-accessory navigator functional-page-navigator audio camera video voip-room live-player ' +
    'live-pusher map canvas web-view ad ad-custom official-account open-data page-meta navigation-bar ' +
    'grid-view list-view sticky-header sticky-section draggable-sheet snapshot span slot block wxs'
  ).split(' '),
)
