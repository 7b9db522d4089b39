export default definePageConfig({ navigationBarTitleText: '谁在求助' })
