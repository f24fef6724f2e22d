/** Firefox's DevTools on the tab in front, showing our panel. WebDriver BiDi does not reach into them: what drives the browser's own window does. */

type Chrome = (expression: string) => Promise<unknown>;

/**
 * Opens them, and gives a way to run an expression beside the panel's window, which it knows as `content`. Only plain values
 * come back, of promises what they come to.
 */
export async function openFirefoxPanel(chrome: Chrome): Promise<(expression: string) => Promise<unknown>> {
  await chrome(`(async () => {
    const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
    const { gDevTools } = require('devtools/client/framework/devtools');
    const until = async (look) => {
      for (;;) {
        const found = look();
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const toolbox = await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'netmonitor' });
    // An extension's tools are added when its page of DevTools has run.
    const tool = await until(() => (toolbox.visibleAdditionalTools ?? []).find((id) => id.startsWith('webext-devtools-panel-')));
    await toolbox.selectTool(tool);
    window.lastchunkPanel = await until(() =>
      [...toolbox.doc.querySelectorAll('iframe')]
        .map((frame) => frame.contentDocument?.querySelector('browser'))
        .find((panel) => panel?.currentURI?.spec.includes('/src/extension/inspector.html')));
  })()`);
  return (expression) =>
    chrome(`new Promise((resolve, reject) => {
      const manager = window.lastchunkPanel.messageManager;
      const name = 'lastchunk:' + Math.random();
      manager.addMessageListener(name, function listen({ data }) {
        manager.removeMessageListener(name, listen);
        if ('error' in data) reject(new Error(data.error));
        else resolve(data.value);
      });
      const script = 'Promise.resolve().then(() => (' + ${JSON.stringify(expression)} + '))' +
        '.then((value) => sendAsyncMessage("' + name + '", { value }), (error) => sendAsyncMessage("' + name + '", { error: String(error) }))';
      manager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(script), false);
    })`);
}
