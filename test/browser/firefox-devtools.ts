/** Firefox's DevTools on the tab in front, showing our panel. WebDriver BiDi does not reach into them: what drives the browser's own window does. */

type Chrome = (expression: string) => Promise<unknown>;

export interface FirefoxPanel {
  /**
   * Runs an expression beside the panel's window, which it knows as `content`. Only plain values come back, of promises what
   * they come to.
   */
  evaluate(expression: string): Promise<unknown>;
  /** Waits for an element whose text holds `words`, and gives its text. */
  textOf(selector: string, words: string): Promise<string>;
  /** Clicks the button whose text holds `name`, once it can be clicked. */
  press(name: string): Promise<void>;
}

export async function openFirefoxPanel(chrome: Chrome): Promise<FirefoxPanel> {
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
  const evaluate = (expression: string) =>
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
  const find = (selector: string, words: string) =>
    `[...content.document.querySelectorAll(${JSON.stringify(selector)})].find(({ textContent }) => textContent.includes(${JSON.stringify(words)}))`;
  const textOf = async (selector: string, words: string) =>
    String(
      await evaluate(`new Promise((resolve) => {
        const look = () => {
          const found = ${find(selector, words)};
          if (found) resolve(found.innerText.replace(/\\s+/g, ' ').trim());
          else content.setTimeout(look, 50);
        };
        look();
      })`),
    );
  return {
    evaluate,
    textOf,
    async press(name) {
      await textOf('button:not(:disabled)', name);
      await evaluate(`${find('button', name)}.click()`);
    },
  };
}
