export default definePageConfig({ navigationBarTitleText: '我的码和时长' })
