/**
 * The test utilities call the router as Taro 3 did, createRouter(app, config, framework). Taro 4 wants the history
 * first and the mount done before; this does both, and passes everything else through.
 */
const router = jest.requireActual('@tarojs/router/dist/index.js')

module.exports = {
  ...router,
  createRouter(app, config, framework) {
    const history = router.createHashHistory({ window: globalThis.window })
    router.setHistory?.(history, '')
    router.handleAppMount(config, history)
    return router.createRouter(history, app, config, framework)
  },
}
