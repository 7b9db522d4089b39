// Taro compiles the mini-program and the H5 app with this file; jest has its own transformers.
module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        useBuiltIns: false,
        // On iOS WeChat has a Promise of its own, which only a compiled async function uses.
        include: ['transform-async-to-generator'],
      },
    ],
  ],
  plugins: [
    // NutUI brings no styles by itself: without this the build is green and every page unstyled.
    [
      'import',
      {
        libraryName: '@nutui/nutui-react-taro',
        customName: (name) => `@nutui/nutui-react-taro/dist/es/packages/${name.toLowerCase()}`,
        style: (path) => `${path}/style/css`,
        camel2DashComponentName: false,
      },
      'nutui-react-taro',
    ],
  ],
}
