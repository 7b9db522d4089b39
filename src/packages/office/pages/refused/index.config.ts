export default definePageConfig({ navigationBarTitleText: '未通过的记录' })
