/** The list of what the search found, as WeChat draws it: it gets texts, splits them in the view, and tells which row. */
Component({
  properties: { head: String, rows: Array },
  methods: {
    pick({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { row: number }>) {
      this.triggerEvent('pick', { row: currentTarget.dataset.row })
    },
  },
})
