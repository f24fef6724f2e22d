import browser from 'webextension-polyfill';
import 'vscode-jsonrpc/browser';
console.log(browser);
